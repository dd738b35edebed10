package io.huiyin.benchmarks;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How many records were restored, and in what time from the first store's beginning to the last one's end. */
final class Restore implements StateRestoreListener {
    private long begun;
    private long ended;
    private long records;

    @Override
    public synchronized void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        begun = begun == 0 ? System.nanoTime() : begun;
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition partition, String store, long offset, long number) {
        // Only the whole is of interest.
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition partition, String store, long number) {
        ended = System.nanoTime();
        records += number;
    }

    synchronized long records() {
        return records;
    }

    synchronized double seconds() {
        return (ended - begun) / 1e9;
    }
}
