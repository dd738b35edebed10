package io.huiyin.policy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads when two reports are the same problem. */
final class DuplicatesReader {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(90);

    private DuplicatesReader() {}

    static DuplicateRules read(Field field) {
        var section = field.section(
                "near", "window", "merge", "suggest", "radius", "minLength", "radii", "odds", "related", "weights");
        var window = section.field("window");
        var length = Values.duration(window, Duration.ofMinutes(1)).orElse(Duration.ofDays(7));
        if (length.compareTo(LONGEST_WINDOW) > 0) {
            window.refuse(window.text(), "at most " + DurationText.write(LONGEST_WINDOW));
        }
        double merge = Values.share(section.field("merge")).orElse(0.7);
        double suggest = Values.share(section.field("suggest")).orElse(Math.min(merge, 0.4));
        if (suggest > merge) {
            section.field("suggest").refuse(Double.toString(suggest), "at most merge, which is " + merge);
        }
        return new DuplicateRules(
                Values.flag(section.field("near")).orElse(true),
                length,
                merge,
                suggest,
                Values.meters(section.field("radius")).orElse(500.0),
                Values.whole(section.field("minLength"), 4, 10_000).orElse(12),
                byCategory(section.field("radii"), "radius", Values::meters),
                byCategory(section.field("odds"), "odds", Values::odds),
                EvidenceReader.related(section.field("related")),
                EvidenceReader.weights(section.field("weights")));
    }

    private static Map<String, Double> byCategory(Field field, String key, Function<Field, Optional<Double>> read) {
        var values = new LinkedHashMap<String, Double>();
        for (var item : field.items()) {
            var section = item.section("category", key);
            if (item.isMapping()) {
                category(section, key, read.apply(section.field(key)), values);
            }
        }
        return values;
    }

    private static void category(Section section, String key, Optional<Double> value, Map<String, Double> values) {
        var field = section.field("category");
        var category = Values.text(field, ClassifyReader.LONGEST_NAME);
        if (!field.given()) {
            field.refuse("nothing", "the category that it is for");
        } else if (!section.field(key).given()) {
            section.field(key).refuse("nothing", "what holds for the category");
        } else if (category.isPresent() && value.isPresent() && values.put(category.get(), value.get()) != null) {
            field.refuse(category.get(), "given once in its list");
        }
    }
}
