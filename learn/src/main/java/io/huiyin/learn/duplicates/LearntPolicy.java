package io.huiyin.learn.duplicates;

import io.huiyin.policy.DuplicateRules;
import io.huiyin.policy.EvidenceWeights;
import io.huiyin.policy.RelatedCategories;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What was learnt as the section of a policy that puts it in force. */
public final class LearntPolicy {
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private LearntPolicy() {}

    /** The lines of the section {@code duplicates}, as YAML. */
    public static List<String> lines(DuplicateRules rules) {
        var lines = new ArrayList<String>();
        lines.add("duplicates:");
        byCategory("radii", "radius", "m", rules.radii(), lines);
        byCategory("odds", "odds", "", rules.odds(), lines);
        if (!rules.related().isEmpty()) {
            lines.add("  related:");
            rules.related().stream()
                    .sorted(Comparator.comparing(RelatedCategories::odds).reversed())
                    .forEach(two -> lines.add("    - {categories: [%s, %s], odds: %s}"
                            .formatted(quoted(two.one()), quoted(two.other()), number(two.odds()))));
        }
        weights(rules.weights(), lines);
        return lines;
    }

    private static void weights(EvidenceWeights weights, List<String> lines) {
        lines.add("  weights:");
        single("prior", weights.prior(), lines);
        single("text", weights.text(), lines);
        lines.add("    place: " + weights.place());
        lines.add("    time: " + weights.time());
        single("otherCategory", weights.otherCategory(), lines);
        single("settled", weights.settled(), lines);
    }

    private static void single(String key, OptionalDouble value, List<String> lines) {
        value.ifPresent(number -> lines.add("    " + key + ": " + number));
    }

    private static void byCategory(
            String section, String key, String unit, Map<String, Double> values, List<String> lines) {
        if (!values.isEmpty()) {
            lines.add("  " + section + ":");
            new TreeMap<>(values)
                    .forEach((category, value) -> lines.add(
                            "    - {category: %s, %s: %s%s}".formatted(quoted(category), key, number(value), unit)));
        }
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .round(THREE_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
