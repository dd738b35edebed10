package io.huiyin.sink.consume;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A destination in memory: what the store is, without a database. Failures are queued and met one a call. */
final class MemoryDestination implements Destination {
    final List<String> rows = new ArrayList<>();
    final Map<TopicPartition, Long> offsets = new HashMap<>();
    final Queue<String> failuresOfClaim = new ConcurrentLinkedQueue<>();
    final Queue<String> failuresOfWrite = new ConcurrentLinkedQueue<>();
    final Queue<String> calls = new ArrayDeque<>();

    @Override
    public synchronized Map<TopicPartition, Long> claim(Set<TopicPartition> partitions) {
        fail(failuresOfClaim);
        calls.add("claim " + partitions.size());
        var positions = new HashMap<TopicPartition, Long>();
        partitions.forEach(one -> positions.put(one, offsets.getOrDefault(one, 0L)));
        return positions;
    }

    @Override
    public synchronized void release(Collection<TopicPartition> partitions) {
        calls.add("release " + partitions.size());
    }

    @Override
    public synchronized int write(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {
        fail(failuresOfWrite);
        records.forEach(one -> rows.add(new String(one.value(), StandardCharsets.UTF_8)));
        offsets.putAll(next);
        return 0;
    }

    /** Loses all, as a store that is to be filled anew. */
    synchronized void emptied() {
        rows.clear();
        offsets.clear();
    }

    synchronized long offset(TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    synchronized List<String> rows() {
        return List.copyOf(rows);
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized void close() {
        calls.add("close");
    }

    private static void fail(Queue<String> failures) {
        var failure = failures.poll();
        if (failure != null) {
            throw new DestinationUnavailableException(failure, null);
        }
    }
}
