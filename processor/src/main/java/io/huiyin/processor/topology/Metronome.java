package io.huiyin.processor.topology;

import io.huiyin.component.Health;
import io.huiyin.event.Tick;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes ticks to the partitions whose tasks are here, on a schedule that no change of the machine's clock touches. A tick that
 * is lost or comes twice does no harm, so ticks are written outside of the tasks' transactions and never again: the next one says
 * more. At most one tick a partition is under way.
 */
final class Metronome implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Metronome.class);

    /** So long no tick may reach a partition of ours before somebody is told. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Producer<String, Tick> producer;
    private final String topic;
    private final Supplier<Set<Integer>> partitions;
    private final LongSupplier steady;
    private final String writer = Uuid.randomUuid().toString();
    private final Set<Integer> underWay = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<Integer, Long> heard = new ConcurrentHashMap<>();
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("metronome").factory());
    private volatile @Nullable Throwable fault;

    /**
     * @param topic where ticks go
     * @param partitions those whose active tasks are here now
     * @param steady milliseconds of a clock that is never set
     */
    Metronome(Producer<String, Tick> producer, String topic, Supplier<Set<Integer>> partitions, LongSupplier steady) {
        this.producer = producer;
        this.topic = topic;
        this.partitions = partitions;
        this.steady = steady;
    }

    void start(Duration interval) {
        beats.scheduleAtFixedRate(this::beat, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A tick for each partition that has none under way. A failure is told by {@link #check} and tried again with the next beat. */
    void beat() {
        try {
            var ours = partitions.get();
            heard.keySet().retainAll(ours);
            for (var partition : ours) {
                heard.putIfAbsent(partition, steady.getAsLong());
                if (underWay.add(partition)) {
                    send(partition);
                }
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void send(int partition) {
        var sent = steady.getAsLong();
        var tick = new Tick(partition, writer, sent);
        try {
            producer.send(new ProducerRecord<>(topic, partition, Integer.toString(partition), tick), (written, e) -> {
                underWay.remove(partition);
                if (e == null) {
                    heard.replace(partition, sent);
                    fault = null;
                } else {
                    failed(e);
                }
            });
        } catch (RuntimeException e) {
            underWay.remove(partition);
            throw e;
        }
    }

    /** Said once, until a tick is written again. */
    private void failed(Exception e) {
        if (fault == null && !beats.isShutdown()) {
            LOG.atWarn().addKeyValue("cause", e.toString()).log("a tick could not be written");
        }
        fault = e;
    }

    /** Down where one of our partitions has had no tick for {@link #LONGEST_SILENCE}: nothing is timed there. */
    Health check() {
        var now = steady.getAsLong();
        for (var one : heard.entrySet()) {
            var silence = now - one.getValue();
            if (silence > LONGEST_SILENCE.toMillis()) {
                var cause = fault;
                return Health.down("no tick was written to partition %d of %s for %d s, so nothing is timed there%s"
                        .formatted(one.getKey(), topic, silence / 1_000, cause == null ? "" : ": " + cause));
            }
        }
        return Health.OK;
    }

    /** Waits for nothing: what is under way may be lost. */
    @Override
    public void close() {
        beats.shutdownNow();
        producer.close(Duration.ZERO);
    }
}
