package io.huiyin.standalone.trial;

import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.TopologyTestDriver;

/** How many reports each rule and model took, as the classifier counted them. */
final class Deciders {
    static final String RULE = "rule ";

    private Deciders() {}

    /** By what it is called on the page, such as {@code rule hazard} or {@code category by model desk@3}. */
    static Map<String, Long> of(TopologyTestDriver driver) {
        var counts = new TreeMap<String, Long>();
        driver.metrics().forEach((name, metric) -> {
            if (name.group().equals("stream-classify-metrics") && metric.metricValue() instanceof Double value) {
                var called = called(name);
                if (!called.isEmpty()) {
                    counts.merge(called, Math.round(value), Long::sum);
                }
            }
        });
        return counts;
    }

    /** The rules of a policy, none of which took anything yet. */
    static Map<String, Long> none(String document) {
        var counts = new TreeMap<String, Long>();
        if (PolicyLanguage.parse(document) instanceof Parsed.Sound sound) {
            sound.rules().classify().rules().forEach(rule -> counts.put(RULE + rule.name(), 0L));
        }
        return counts;
    }

    private static String called(MetricName name) {
        var parts = name.tags().getOrDefault("classify-id", "").split("/", 3);
        var by = parts.length < 3 ? String.join("/", parts) : parts[1];
        var who = parts.length < 3 ? "" : parts[2];
        return switch (name.name()) {
            case "matched-total" -> RULE + (who.isEmpty() ? by : who);
            case "undecided-total" -> "not worked out, " + RULE + (who.isEmpty() ? by : who);
            case "decided-total" ->
                switch (by) {
                    case "rule" -> "";
                    case "none" -> "category by nobody";
                    default -> ("category by " + by + " " + who).strip();
                };
            default -> "";
        };
    }
}
