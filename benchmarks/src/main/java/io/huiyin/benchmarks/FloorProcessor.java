package io.huiyin.benchmarks;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/** Touches for each report what the pipeline touches, with values of about the same size made by copying the report's bytes. */
final class FloorProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    static final String SEEN = "seen";
    static final String CASES = "cases";
    static final String TIMERS = "timers";
    static final String COUNTS = "counts";

    /** The wire format's header, before the eventId, which is an Avro string of fewer than 64 bytes. */
    private static final int HEADER = 5;

    private static final int CASE_BYTES = 620;
    private static final int EVENT_BYTES = 680;
    private static final long DAY = 86_400_000;
    private static final long MINUTE = 60_000;
    private static final byte[] PRESENT = {};

    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<Bytes, byte[]> seen;
    private KeyValueStore<Bytes, byte[]> cases;
    private KeyValueStore<Bytes, byte[]> timers;
    private WindowStore<Bytes, Long> counts;

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        seen = context.getStateStore(SEEN);
        cases = context.getStateStore(CASES);
        timers = context.getStateStore(TIMERS);
        counts = context.getStateStore(COUNTS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        var value = record.value();
        int length = value[HEADER] >> 1;
        var reportKey = key(record.key(), value, HEADER + 1, length);
        if (seen.get(reportKey) != null) {
            return;
        }
        int problem = length;
        while (value[HEADER + problem] != '-') {
            problem--;
        }
        var caseKey = key(record.key(), value, HEADER + 1, problem - 1);
        seen.put(reportKey, caseKey.get());
        boolean known = cases.get(caseKey) != null;
        cases.put(caseKey, Arrays.copyOf(value, CASE_BYTES));
        if (!known) {
            timers.put(timer(record.timestamp() + DAY, caseKey.get()), PRESENT);
        }
        count(Bytes.wrap(record.key()), record.timestamp() / MINUTE * MINUTE);
        context.forward(
                new Record<>(caseKey.get(), Arrays.copyOf(value, CASE_BYTES), record.timestamp()), "write-cases");
        context.forward(
                new Record<>(caseKey.get(), Arrays.copyOf(value, EVENT_BYTES), record.timestamp()),
                "write-case-events");
    }

    private void count(Bytes cell, long window) {
        var known = counts.fetch(cell, window);
        counts.put(cell, known == null ? 1 : known + 1, window);
    }

    private static Bytes key(byte[] task, byte[] value, int from, int length) {
        return Bytes.wrap(ByteBuffer.allocate(task.length + 1 + length)
                .put(task)
                .put((byte) '.')
                .put(value, from, length)
                .array());
    }

    private static Bytes timer(long due, byte[] key) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + 1 + key.length)
                .putLong(due)
                .put((byte) 0)
                .put(key)
                .array());
    }
}
