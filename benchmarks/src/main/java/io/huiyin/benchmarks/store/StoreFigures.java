package io.huiyin.benchmarks.store;

import java.util.Map;

/** One round of one topic: the store's cost and that of COPY, for the same rows. */
record StoreFigures(String topic, Cost store, Cost copy) {
    /** Rows a second of the store for each of COPY. */
    double ratio() {
        return store.rowsPerSecond() / copy.rowsPerSecond();
    }

    String line() {
        return "%-11s %,8d rows   store %,8.0f/s   COPY %,8.0f/s   ratio %.2f   CPU a row (here + PostgreSQL): store %.1f + %.1f µs   COPY %.1f + %.1f µs"
                .formatted(
                        topic,
                        store.rows(),
                        store.rowsPerSecond(),
                        copy.rowsPerSecond(),
                        ratio(),
                        store.clientMicrosPerRow(),
                        store.serverMicrosPerRow(),
                        copy.clientMicrosPerRow(),
                        copy.serverMicrosPerRow());
    }

    Map<String, Object> json() {
        return Map.of("topic", topic, "ratio", ratio(), "store", store, "copy", copy);
    }
}
