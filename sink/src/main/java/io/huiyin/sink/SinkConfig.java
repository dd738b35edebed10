package io.huiyin.sink;

import io.huiyin.component.KafkaConnection;
import io.huiyin.sink.notify.NotifyConfig;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * What the sink needs to know.
 *
 * @param groupId the consumer group that all sinks of one database share
 * @param instanceId a name that this sink keeps across restarts; then one that was killed has its partitions back as soon
 *     as it is up again (static membership). Empty: others take them over after 10 s
 * @param threads consumers in this process, each with a connection of its own, 1 to 64
 * @param batch most records of one transaction, 1 to 50,000
 * @param metrics where {@code /health} and {@code /metrics} are shown; empty is nowhere
 * @param retention how long the tables keep what only grows
 */
public record SinkConfig(
        KafkaConnection kafka,
        PostgresConnection postgres,
        NotifyConfig notifications,
        String groupId,
        Optional<String> instanceId,
        int threads,
        int batch,
        Optional<InetSocketAddress> metrics,
        Retention retention) {
    private static final int MOST_THREADS = 64;
    private static final int LARGEST_BATCH = 50_000;

    public SinkConfig {
        if (groupId.isBlank()) {
            throw new IllegalArgumentException("sink.group.id is empty; it must name a consumer group");
        }
        if (instanceId.isPresent() && instanceId.get().isBlank()) {
            throw new IllegalArgumentException(
                    "sink.instance.id is empty; leave it out or give this sink a name of its own");
        }
        requireWithin("sink.threads", threads, MOST_THREADS);
        requireWithin("sink.batch", batch, LARGEST_BATCH);
    }

    /** One thread, batches of 5,000, no static membership, webhooks as the policies say. */
    public static SinkConfig of(KafkaConnection kafka, PostgresConnection postgres, URI console) {
        return new SinkConfig(
                kafka,
                postgres,
                NotifyConfig.of(console),
                "huiyin-sink",
                Optional.empty(),
                1,
                5000,
                Optional.empty(),
                Retention.FOR_EVER);
    }

    private static void requireWithin(String key, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be from 1 to " + most);
        }
    }
}
