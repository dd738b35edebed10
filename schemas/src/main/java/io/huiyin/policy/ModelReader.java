package io.huiyin.policy;

import io.huiyin.policy.ModelRules.Use;
import io.huiyin.topic.Slug;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code classify.models}. */
final class ModelReader {
    private static final String NAME = "a model's name: lower-case letters, digits and hyphens";

    private ModelReader() {}

    static ModelRules read(Field field) {
        var section = field.section("category", "severity", "confidential");
        return new ModelRules(
                use(section.field("category")), use(section.field("severity")), use(section.field("confidential")));
    }

    private static Optional<Use> use(Field field) {
        if (!field.isMapping()) {
            return field.value(NAME + ", or {name, above}", ModelReader::name)
                    .map(name -> new Use(name, OptionalDouble.empty()));
        }
        var section = field.section("name", "above");
        var above = Values.share(section.field("above"));
        return section.field("name")
                .required(NAME, ModelReader::name)
                .map(name -> new Use(name, above.map(OptionalDouble::of).orElse(OptionalDouble.empty())));
    }

    private static Optional<String> name(String text) {
        return Optional.of(text).filter(Slug::isSlug);
    }
}
