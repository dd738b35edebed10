package io.huiyin.benchmarks;

import java.nio.ByteBuffer;

/**
 * What the store of timers is told to do, as a record on a topic.
 *
 * @param first of FILL: the number of the first timer; of DUE and TICK: milliseconds since the epoch
 * @param count how many timers; of TICK: the most it may take
 */
record TimersCommand(Kind kind, long first, int count) {

    enum Kind {
        /** Set timers of the far future. */
        FILL,
        /** Set timers that are due at {@code first}. */
        DUE,
        /** Take what is due. */
        TICK
    }

    byte[] bytes() {
        return ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES)
                .put((byte) kind.ordinal())
                .putLong(first)
                .putInt(count)
                .array();
    }

    static TimersCommand of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new TimersCommand(Kind.values()[buffer.get()], buffer.getLong(), buffer.getInt());
    }
}
