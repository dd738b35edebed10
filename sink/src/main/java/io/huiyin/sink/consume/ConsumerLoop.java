package io.huiyin.sink.consume;

import io.huiyin.component.Health;
import io.huiyin.sink.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics as a member of a group and hands batches to a {@link Destination}.
 *
 * <p>There is one way to recover, from whatever it was: stand back, claim all partitions again, and read on from where the
 * destination says. While it stands back, the partitions are paused and it stays in the group. Partitions that are
 * assigned are paused until they are claimed, so nothing is read from where Kafka thinks that we are.
 *
 * <p>Where nothing comes for a while, it writes an empty batch: offsets move past what Kafka puts between records, and a
 * loop that was replaced finds out.
 */
public final class ConsumerLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final Destination destination;
    private final Set<String> topics;
    private final Backoff backoff;
    private final Duration quiet;
    private final Thread thread;
    private final Set<TopicPartition> unclaimed = new HashSet<>();
    private int failures;
    private long retryAtNanos = System.nanoTime();
    private long wroteAtNanos = System.nanoTime();
    private volatile boolean closing;
    private volatile String trouble = "";
    private volatile Progress progress = Progress.NONE;

    /**
     * The consumer and the destination become the loop's own: it closes them.
     *
     * @param quiet without a record for this long, an empty batch is written
     */
    public ConsumerLoop(
            String name,
            Consumer<byte[], byte[]> consumer,
            Destination destination,
            Set<String> topics,
            Backoff backoff,
            Duration quiet) {
        this.consumer = consumer;
        this.destination = destination;
        this.topics = topics;
        this.backoff = backoff;
        this.quiet = quiet;
        thread = new Thread(this::run, name);
    }

    /** Starts reading. */
    public void start() {
        thread.start();
    }

    /** Whether it gets on; if not, what is in the way. */
    public Health check() {
        if (!trouble.isEmpty()) {
            return Health.down(trouble);
        }
        return closing || thread.isAlive() ? Health.OK : Health.down(thread.getName() + " does not run");
    }

    /** How far it has come. */
    public Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        closing = true;
        if (thread.getState() == Thread.State.NEW) {
            consumer.close();
            return;
        }
        if (!thread.isAlive()) {
            return;
        }
        consumer.wakeup();
        try {
            if (!thread.join(PATIENCE_AT_CLOSE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer;
                destination) {
            consumer.subscribe(topics, new Rebalance());
            while (!closing) {
                turn();
            }
        } catch (WakeupException e) {
            LOG.atDebug().log("woken up to stop");
        } catch (FencedInstanceIdException e) {
            trouble = "another sink runs with the same instance id; give each its own sink.instance.id";
            LOG.atError().setCause(e).log(trouble);
        } catch (RuntimeException e) {
            trouble = "stopped: " + e;
            LOG.atError().setCause(e).log("the loop ended on a bug");
        }
    }

    private void turn() {
        try {
            if (!unclaimed.isEmpty() && nanosToRetry() <= 0) {
                claim();
            }
            var records = consumer.poll(pollFor());
            if (!records.isEmpty()) {
                write(records);
            } else if (isQuiet()) {
                write(ConsumerRecords.empty());
            }
        } catch (DestinationUnavailableException e) {
            standBack(e);
        } catch (WakeupException | FencedInstanceIdException e) {
            throw e;
        } catch (KafkaException e) {
            standBack(new DestinationUnavailableException("Kafka cannot be read: " + e.getMessage(), e));
        }
    }

    private void claim() {
        var mine = Set.copyOf(unclaimed);
        destination.claim(mine).forEach(consumer::seek);
        consumer.resume(mine);
        unclaimed.removeAll(mine);
        trouble = "";
    }

    private void write(ConsumerRecords<byte[], byte[]> records) {
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>(records.count());
        records.forEach(batch::add);
        int rejected = destination.write(batch, batch.isEmpty() ? positions() : behind(records));
        failures = 0;
        wroteAtNanos = System.nanoTime();
        progress = (batch.isEmpty() ? progress : progress.plus(batch.size(), rejected)).behindBy(lag());
    }

    private boolean isQuiet() {
        return unclaimed.isEmpty()
                && !consumer.assignment().isEmpty()
                && System.nanoTime() - wroteAtNanos > quiet.toNanos();
    }

    private static Map<TopicPartition, Long> behind(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (var partition : records.partitions()) {
            next.put(partition, records.records(partition).getLast().offset() + 1);
        }
        return next;
    }

    private Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (var partition : consumer.assignment()) {
            next.put(partition, consumer.position(partition));
        }
        return next;
    }

    private void standBack(DestinationUnavailableException e) {
        failures++;
        var wait = backoff.after(failures, ThreadLocalRandom.current().nextDouble());
        retryAtNanos = System.nanoTime() + wait.toNanos();
        trouble = String.valueOf(e.getMessage());
        LOG.atWarn()
                .addKeyValue("failures", failures)
                .addKeyValue("retryInMillis", wait.toMillis())
                .setCause(failures == 1 ? e : null)
                .log(trouble);
        unclaimed.addAll(consumer.assignment());
        consumer.pause(unclaimed);
        destination.close();
    }

    private long nanosToRetry() {
        return failures == 0 ? 0 : retryAtNanos - System.nanoTime();
    }

    private Duration pollFor() {
        if (unclaimed.isEmpty()) {
            return LONGEST_POLL;
        }
        var wait = Duration.ofNanos(Math.max(nanosToRetry(), 1_000_000));
        return wait.compareTo(LONGEST_POLL) < 0 ? wait : LONGEST_POLL;
    }

    private long lag() {
        long lag = 0;
        for (var partition : consumer.assignment()) {
            lag += consumer.currentLag(partition).orElse(0);
        }
        return lag;
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            unclaimed.addAll(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(unclaimed::remove);
            destination.release(partitions);
        }
    }
}
