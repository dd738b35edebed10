package io.huiyin.sink.consume;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A destination in memory: what a store is, without a database. It passes {@link DestinationContract} like any other. */
final class MemoryDestination implements Destination {
    final Map<TopicPartition, Long> offsets;
    final Queue<String> failuresOfClaim;
    final Queue<String> failuresOfWrite;
    private final MemoryStore store;
    private final DeadLetters deadLetters;
    private final Map<TopicPartition, Long> held = new HashMap<>();
    private final Queue<String> calls = new ArrayDeque<>();

    /** With a store of its own, and dead letters that nobody reads. */
    MemoryDestination() {
        this(new MemoryStore(), _rejected -> {});
    }

    MemoryDestination(MemoryStore store, DeadLetters deadLetters) {
        this.store = store;
        this.deadLetters = deadLetters;
        offsets = store.offsets;
        failuresOfClaim = store.failuresOfClaim;
        failuresOfWrite = store.failuresOfWrite;
    }

    @Override
    public synchronized Map<TopicPartition, Long> claim(Set<TopicPartition> partitions) {
        var positions = store.claim(partitions, held);
        calls.add("claim " + partitions.size());
        return positions;
    }

    @Override
    public synchronized void release(Collection<TopicPartition> partitions) {
        calls.add("release " + partitions.size());
        partitions.forEach(held::remove);
    }

    @Override
    public synchronized int write(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {
        return store.write(records, next, held, deadLetters);
    }

    /** Loses all, as a store that is to be filled anew: whoever wrote is not the latest owner any more. */
    void emptied() {
        store.empty();
    }

    long offset(TopicPartition partition) {
        return store.positions().getOrDefault(partition, 0L);
    }

    List<String> rows() {
        return store.ids();
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized void close() {
        calls.add("close");
    }
}
