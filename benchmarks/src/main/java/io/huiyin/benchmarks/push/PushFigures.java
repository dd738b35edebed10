package io.huiyin.benchmarks.push;

/**
 * Messages a second.
 *
 * @param plain of a plain HTTP client that posts the same bodies to the same receiver, as many at once
 * @param sink of the ledger: claimed, posted, settled
 */
record PushFigures(int messages, int thinkMillis, double plain, double sink) {
    double ratio() {
        return sink / plain;
    }
}
