package io.huiyin.benchmarks;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;

/** A topology of ours in Kafka Streams, started and stopped as the pipeline is. */
final class RunningStreams implements Component {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final CountDownLatch running = new CountDownLatch(1);
    private final Restore restore = new Restore();

    RunningStreams(Topology topology, Map<String, Object> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        streams = new KafkaStreams(topology, properties);
        streams.setGlobalStateRestoreListener(restore);
        streams.setStateListener((state, before) -> {
            if (state == State.RUNNING) {
                running.countDown();
            }
        });
    }

    /** What was restored from changelogs since the start. */
    Restore restored() {
        return restore;
    }

    @Override
    public void start() {
        streams.start();
        try {
            if (!running.await(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the topology did not start within ten minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the topology started", e);
        }
    }

    @Override
    public Health check() {
        return streams.state().isRunningOrRebalancing() ? Health.OK : Health.down("it is " + streams.state());
    }

    @Override
    public void close() {
        streams.close(
                CloseOptions.timeout(CLOSE_LIMIT).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
}
