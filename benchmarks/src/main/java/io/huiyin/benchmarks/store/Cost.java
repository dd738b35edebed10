package io.huiyin.benchmarks.store;

/**
 * What writing rows cost.
 *
 * @param seconds from the first byte until the last commit
 * @param clientMicros CPU of this process, its compiler and garbage collector included
 * @param serverMicros CPU of all of PostgreSQL's processes; 0 where the system does not tell
 */
record Cost(int rows, double seconds, double clientMicros, double serverMicros) {
    double rowsPerSecond() {
        return rows / seconds;
    }

    double clientMicrosPerRow() {
        return clientMicros / rows;
    }

    double serverMicrosPerRow() {
        return serverMicros / rows;
    }
}
