package io.huiyin.processor.versions;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * A version as it is kept: its bytes and when the broker had them.
 *
 * @param value the record's own value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; kept as it came
public record Stamped(Instant appendedAt, byte[] value) {
    /**
     * A version decides at the earliest this long after the broker had it, whatever it says itself: every task has read it by
     * then, so that all change over at the same instant and a replay decides as then.
     */
    public static final Duration NOTICE = Duration.ofSeconds(2);

    /** What was kept. */
    static byte[] bytes(long appendedAt, byte[] value) {
        return ByteBuffer.allocate(Long.BYTES + value.length)
                .putLong(appendedAt)
                .put(value)
                .array();
    }

    /** Reads what was kept. */
    public static Stamped of(byte[] kept) {
        return new Stamped(
                Instant.ofEpochMilli(ByteBuffer.wrap(kept).getLong()),
                Arrays.copyOfRange(kept, Long.BYTES, kept.length));
    }

    /** From when it decides. */
    public Instant from(Instant effectiveFrom) {
        var earliest = appendedAt.plus(NOTICE);
        return effectiveFrom.isAfter(earliest) ? effectiveFrom : earliest;
    }
}
