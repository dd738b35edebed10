package io.huiyin.benchmarks.cost;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a report costs at one number of reports in the window. Times are microseconds of CPU of one thread, medians over batches.
 *
 * @param window reports that are remembered
 * @param classify rules, keywords and model
 * @param deduplicate fingerprint, index and store
 * @param bothP99 both together by the clock in the batch that is slower than 99 in a hundred
 * @param allKinds CPU of the whole process for a report: garbage collection, compiling and RocksDB's own threads with it
 * @param joined share that joined another's case
 * @param heapBytes of the index, for each report in the window
 * @param storeBytes on disk, for each report in the window
 * @param allocated bytes that both together allocate for a report
 * @param restartSeconds from the store to an index that answers
 */
public record CostFigures(
        @JsonProperty long window,
        @JsonProperty double classify,
        @JsonProperty double deduplicate,
        @JsonProperty double bothP99,
        @JsonProperty double allKinds,
        @JsonProperty double joined,
        @JsonProperty double heapBytes,
        @JsonProperty double storeBytes,
        @JsonProperty double allocated,
        @JsonProperty double restartSeconds) {

    double both() {
        return classify + deduplicate;
    }
}
