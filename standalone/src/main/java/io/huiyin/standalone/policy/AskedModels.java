package io.huiyin.standalone.policy;

import io.huiyin.event.Model;
import io.huiyin.event.Severity;
import io.huiyin.policy.ModelRules;
import io.huiyin.policy.ModelRules.Use;
import io.huiyin.processor.classify.Classifier;
import io.huiyin.processor.model.MalformedModelException;
import io.huiyin.processor.model.TextModel;
import io.huiyin.processor.models.ModelBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks at the models that a policy asks before it is published: whether there are any of their names, and whether they can say what they are asked. */
public final class AskedModels {
    private static final List<String> SEVERITIES = Arrays.stream(Severity.values())
            .filter(severity -> severity != Severity.UNSPECIFIED)
            .map(Severity::name)
            .toList();

    private final String tenant;
    private final List<Model> published;
    private final List<String> warnings = new ArrayList<>();

    private AskedModels(String tenant, List<Model> published) {
        this.tenant = tenant;
        this.published = published;
    }

    /**
     * What to tell whoever publishes the policy, a sentence each. Nothing of it makes the policy wrong: rules decide until there is
     * a model.
     *
     * @param published every version of every model
     */
    public static List<String> warnings(String tenant, ModelRules asked, List<Model> published) {
        var look = new AskedModels(tenant, published);
        asked.category().ifPresent(use -> look.labels("category", use));
        asked.severity().ifPresent(use -> look.labels("severity", use)
                .filter(labels -> !SEVERITIES.containsAll(labels))
                .ifPresent(labels -> look.warn("severity", use, labels, "labels that are severities", SEVERITIES)));
        asked.confidential().ifPresent(use -> look.labels("confidential", use)
                .filter(labels -> labels.stream().noneMatch(Classifier.HIDING::contains))
                .ifPresent(labels -> look.warn(
                        "confidential",
                        use,
                        labels,
                        "one of the labels",
                        Classifier.HIDING.stream().sorted().toList())));
        return List.copyOf(look.warnings);
    }

    private Optional<List<String>> labels(String what, Use use) {
        var latest = latest(tenant, use).or(() -> latest(ModelBook.EVERYBODY, use));
        if (latest.isEmpty()) {
            warnings.add("classify.models." + what + ": there is no model '" + use.name() + "' of " + tenant
                    + " or for every tenant; until one is published, rules decide alone");
        }
        return latest.flatMap(model -> labels(what, model));
    }

    private Optional<List<String>> labels(String what, Model model) {
        var artefact = new byte[model.getArtefact().remaining()];
        model.getArtefact().duplicate().get(artefact);
        try {
            return Optional.of(TextModel.read(artefact).labels());
        } catch (MalformedModelException e) {
            warnings.add("classify.models.%s: version %d of the model '%s' cannot be used: %s"
                    .formatted(what, model.getVersion(), model.getName(), e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Model> latest(String owner, Use use) {
        return published.stream()
                .filter(model ->
                        model.getTenant().equals(owner) && model.getName().equals(use.name()))
                .max(Comparator.comparing(Model::getEffectiveFrom).thenComparing(Model::getVersion));
    }

    private void warn(String what, Use use, List<String> labels, String wanted, List<String> right) {
        warnings.add("classify.models.%s: the model '%s' has the labels %s; it must have %s (%s)"
                .formatted(what, use.name(), String.join(", ", labels), wanted, String.join(", ", right)));
    }
}
