package io.huiyin.standalone.sink;

import io.huiyin.sink.consume.DeadLetters;
import io.huiyin.sink.consume.Destination;
import io.huiyin.sink.consume.DestinationUnavailableException;
import io.huiyin.sink.consume.Rejected;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A destination whose thread stands still once, as a machine does that swaps or is moved: before a write, or in its midst. */
final class PausedDestination implements Destination {
    private static final int WRITES_BEFORE = 2;

    /** Where it stands still. */
    enum Where {
        BEFORE_THE_WRITE,
        IN_THE_TRANSACTION
    }

    private final Where where;
    private final Destination destination;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private int writes;

    /**
     * @param made the destination that stands still, with these dead letters, which are sent in the midst of a write
     */
    PausedDestination(Where where, DeadLetters letters, Function<DeadLetters, Destination> made) {
        this.where = where;
        destination = made.apply(rejected -> send(letters, rejected));
    }

    /** Whether it stands still. */
    boolean isPaused() {
        return reached.getCount() == 0 && released.getCount() > 0;
    }

    void goOn() {
        released.countDown();
    }

    /** What it was told when it could not write. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public Map<TopicPartition, Long> claim(Set<TopicPartition> partitions) {
        return destination.claim(partitions);
    }

    @Override
    public void release(Collection<TopicPartition> partitions) {
        destination.release(partitions);
    }

    @Override
    public int write(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {
        writes++;
        if (where == Where.BEFORE_THE_WRITE && writes > WRITES_BEFORE) {
            pause();
        }
        try {
            return destination.write(records, next);
        } catch (DestinationUnavailableException e) {
            refusals.add(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    @Override
    public void close() {
        destination.close();
    }

    private void send(DeadLetters letters, List<Rejected> rejected) {
        if (where == Where.IN_THE_TRANSACTION) {
            pause();
        }
        letters.send(rejected);
    }

    private void pause() {
        reached.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
