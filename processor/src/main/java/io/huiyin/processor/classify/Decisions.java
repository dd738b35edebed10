package io.huiyin.processor.classify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what decided, as metrics of the task, so that a rule that takes far more than it should is seen: {@code matched-total} by
 * tenant and rule, {@code decided-total} by tenant and what decided the category, {@code undecided-total} by tenant and rule
 * that could not be worked out. Which those are is said in the log once.
 */
final class Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    /** The most that are told apart in one task; the others are counted together. */
    private static final int MOST = 500;

    private static final String OTHERS = "others";

    private final ProcessorContext<?, ?> context;
    private final Map<String, Sensor> sensors = new HashMap<>();
    private final Set<String> logged = new HashSet<>();

    Decisions(ProcessorContext<?, ?> context) {
        this.context = context;
    }

    void count(String tenant, Assessment assessment) {
        var reason = assessment.classification().reason();
        count("decided", tenant + "/" + reason.getBy() + "/" + reason.getName());
        for (var rule : assessment.matching()) {
            count("matched", tenant + "/rule/" + rule);
        }
        for (var undecided : assessment.undecided()) {
            var rule = tenant + "/rule/" + undecided.rule();
            count("undecided", rule);
            if (logged.size() < MOST && logged.add(rule + "/" + undecided.why())) {
                LOG.atWarn()
                        .addKeyValue("tenant", tenant)
                        .addKeyValue("rule", undecided.rule())
                        .addKeyValue("why", undecided.why())
                        .log(
                                "the expression of a rule could not be worked out for a report, so it does not match; said once, counted always");
            }
        }
    }

    private void count(String what, String by) {
        var entity = sensors.size() < MOST || sensors.containsKey(what + by) ? by : OTHERS;
        sensors.computeIfAbsent(what + entity, _key -> sensor(what, entity)).record();
    }

    private Sensor sensor(String what, String entity) {
        return context.metrics().addRateTotalSensor("classify", entity, what, RecordingLevel.INFO);
    }
}
