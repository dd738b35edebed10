package io.huiyin.audit;

import io.huiyin.audit.judge.Finding;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The auditor's figures, as Prometheus reads them. */
final class Measures {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;
    private static final double MILLIS = 1_000.0;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<Finding.Kind, Gauge> findings = new EnumMap<>(Finding.Kind.class);
    private final Gauge open = gauge("huiyin_audit_open_cases", "Open cases that are looked after.");
    private final Gauge looked = gauge("huiyin_audit_last_look_timestamp_seconds", "When the auditor looked last.");
    private final Gauge lag = Gauge.builder()
            .name("huiyin_audit_watermark_lag_seconds")
            .help("How far behind the wall clock the processor is, by partition of its inputs.")
            .labelNames("partition")
            .register(registry);

    Measures() {
        help().forEach((kind, help) ->
                findings.put(kind, gauge("huiyin_audit_" + kind.name().toLowerCase(Locale.ROOT), help)));
    }

    private static Map<Finding.Kind, String> help() {
        return Map.of(
                Finding.Kind.MISSING, "Escalations that there should be and are not.",
                Finding.Kind.TWICE, "Escalations that are on the topic more than once.",
                Finding.Kind.UNFOUNDED, "Escalations that there should not be.",
                Finding.Kind.WRONG_DEADLINE, "Clocks whose deadline is not what start, target and pauses give.",
                Finding.Kind.OVERDUE, "Escalations that are due, and the processor has not come so far.");
    }

    private Gauge gauge(String name, String help) {
        return Gauge.builder().name(name).help(help).register(registry);
    }

    void looked(List<Finding> lasting, long openCases, Map<Integer, Instant> processed, Instant now) {
        findings.forEach((kind, gauge) ->
                gauge.set(lasting.stream().filter(one -> one.kind() == kind).count()));
        open.set(openCases);
        looked.set(now.toEpochMilli() / MILLIS);
        processed.forEach((partition, upTo) -> lag.labelValues(Integer.toString(partition))
                .set(Math.max(0, Duration.between(upTo, now).toMillis()) / MILLIS));
    }

    byte[] text() {
        var out = new ByteArrayOutputStream();
        try {
            new PrometheusTextFormatWriter(true).write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
