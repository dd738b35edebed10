package io.huiyin.processor.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Timers in the order of their due time: the key is 8 bytes of milliseconds, the kind, the subject. A scan reads only what is
 * due; it starts where the last one ended, because RocksDB would otherwise walk the tombstones of everything ever fired
 * (measured: 7.5 ms over 40,000 of them against 5 µs).
 */
public final class Timers {
    private static final byte[] PRESENT = {};
    private final KeyValueStore<Bytes, byte[]> store;
    private long scannedTo;

    public Timers(ProcessorContext<?, ?> context) {
        this.store = CaseStores.timers(context);
    }

    public void set(Timer timer) {
        var due = millis(timer);
        scannedTo = Math.min(scannedTo, due);
        store.put(key(timer), PRESENT);
    }

    public void cancel(Timer timer) {
        store.delete(key(timer));
    }

    /** Takes out the timers due by this instant, the earliest first, at most so many. */
    public List<Timer> takeDue(Instant by, int most) {
        var due = new ArrayList<Timer>();
        var end = Math.max(0, by.toEpochMilli()) + 1;
        if (scannedTo >= end) {
            return due;
        }
        try (var found = store.range(bound(scannedTo), bound(end))) {
            while (found.hasNext() && due.size() < most) {
                due.add(timer(found.next().key));
            }
        }
        due.forEach(this::cancel);
        scannedTo = due.size() < most ? end : millis(due.getLast());
        return due;
    }

    /**
     * When the earliest of the timers between two instants is due, both inclusive; empty where there is none. For a simulation,
     * which must know before it writes a tick; the store is the one named {@link CaseStores#TIMERS}.
     */
    public static Optional<Instant> next(ReadOnlyKeyValueStore<Bytes, byte[]> store, Instant from, Instant to) {
        var start = Math.max(0, from.toEpochMilli());
        try (var found = store.range(bound(start), bound(Math.max(start, to.toEpochMilli() + 1)))) {
            return found.hasNext() ? Optional.of(timer(found.next().key).dueAt()) : Optional.empty();
        }
    }

    /** An instant before 1970 is due from the beginning of time; nothing is lost by it. */
    private static long millis(Timer timer) {
        return Math.max(0, timer.dueAt().toEpochMilli());
    }

    private static Bytes bound(long millis) {
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(millis).array());
    }

    private static Bytes key(Timer timer) {
        var subject = timer.subject().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + 1 + subject.length)
                .putLong(millis(timer))
                .put((byte) timer.kind().ordinal())
                .put(subject)
                .array());
    }

    private static Timer timer(Bytes key) {
        var buffer = ByteBuffer.wrap(key.get());
        var dueAt = Instant.ofEpochMilli(buffer.getLong());
        var kind = Timer.Kind.values()[buffer.get()];
        return new Timer(dueAt, kind, StandardCharsets.UTF_8.decode(buffer).toString());
    }
}
