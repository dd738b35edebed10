package io.huiyin.sink.metrics;

import io.huiyin.sink.SinkMetrics;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** A sink's figures, as Prometheus reads them; they are asked for when somebody looks. */
final class Measures {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Supplier<SinkMetrics> sink;
    private final Supplier<List<ChannelHealth>> channels;

    Measures(Supplier<SinkMetrics> sink, Supplier<List<ChannelHealth>> channels) {
        this.sink = sink;
        this.channels = channels;
        counter("records", "Records taken in from the topics.", SinkMetrics::records);
        counter("batches", "Transactions committed.", SinkMetrics::batches);
        counter("rejected", "Records sent to the dead letters.", SinkMetrics::rejected);
        counter("expired_rows", "Rows that the retention let go.", SinkMetrics::expired);
        GaugeWithCallback.builder()
                .name("huiyin_sink_lag_records")
                .help("Records that wait on the brokers.")
                .callback(callback -> callback.call(sink.get().lag()))
                .register(registry);
        CounterWithCallback.builder()
                .name("huiyin_sink_notifications")
                .help("What became of lines of the ledger, by outcome; retried counts attempts.")
                .labelNames("outcome")
                .callback(callback -> {
                    var now = sink.get();
                    callback.call(now.delivered(), "delivered");
                    callback.call(now.retried(), "retried");
                    callback.call(now.dead(), "dead");
                    callback.call(now.moot(), "moot");
                    callback.call(now.held(), "held");
                })
                .register(registry);
        channel("held", "1 while nothing is sent on the channel.", one -> one.held() ? 1 : 0);
        channel("pending", "Lines that wait to be sent.", ChannelHealth::pending);
        channel("silenced", "Lines that a silence holds.", ChannelHealth::silenced);
        channel("oldest_pending_seconds", "How long the oldest of them has waited.", ChannelHealth::oldestSeconds);
        channel("failures", "Failures in a row.", ChannelHealth::failures);
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

    private void counter(String name, String help, ToDoubleFunction<SinkMetrics> value) {
        CounterWithCallback.builder()
                .name("huiyin_sink_" + name)
                .help(help)
                .callback(callback -> callback.call(value.applyAsDouble(sink.get())))
                .register(registry);
    }

    private void channel(String name, String help, ToDoubleFunction<ChannelHealth> value) {
        GaugeWithCallback.builder()
                .name("huiyin_sink_channel_" + name)
                .help(help)
                .labelNames("tenant", "channel")
                .callback(callback -> channels.get()
                        .forEach(one -> callback.call(value.applyAsDouble(one), one.tenant(), one.channel())))
                .register(registry);
    }
}
