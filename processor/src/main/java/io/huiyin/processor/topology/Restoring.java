package io.huiyin.processor.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** The stores that are being read back from their changelogs, and how far that is. */
final class Restoring implements StateRestoreListener {
    private final Map<TopicPartition, Long> left = new ConcurrentHashMap<>();

    /** Whether there is any. */
    boolean goesOn() {
        return !left.isEmpty();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        left.put(changelog, to - from);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long end, long restored) {
        left.computeIfPresent(changelog, (_changelog, before) -> before - restored);
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        left.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long total) {
        left.remove(changelog);
    }

    /** Reads after "waiting for". */
    @Override
    public String toString() {
        long records = left.values().stream().mapToLong(Long::longValue).sum();
        return left.size() + " stores to be restored, about " + records + " records left";
    }
}
