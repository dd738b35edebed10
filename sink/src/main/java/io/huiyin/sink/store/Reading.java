package io.huiyin.sink.store;

import org.jspecify.annotations.Nullable;

/** What a record turned out to be. */
public sealed interface Reading<V> {

    /** A value, or null for a tombstone. */
    record Value<V>(@Nullable V value) implements Reading<V> {}

    /**
     * Not what it should be, and never will.
     *
     * @param reason a code such as INVALID_AVRO
     */
    record Unreadable<V>(String reason, String detail) implements Reading<V> {}
}
