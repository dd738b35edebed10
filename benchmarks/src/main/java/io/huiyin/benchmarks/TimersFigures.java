package io.huiyin.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What was measured with so many timers pending. Times in microseconds unless they say otherwise.
 *
 * @param quiet a tick with nothing due, the median
 * @param quietP99 all but one in a hundred take no longer
 * @param burst all ticks together that take the timers which are due at once, the median over rounds
 * @param quietAfter a tick with nothing due after all bursts, the median
 * @param restarted the first tick after a restart, with what was fired before behind it
 * @param restored the first tick after a restore
 * @param restoreSeconds from the first record of the changelog to the last
 * @param diskBytes of the store, for each timer
 * @param changelogBytes of the changelog, for each timer
 * @param setMicros to set one timer, commits and compaction included
 */
record TimersFigures(
        @JsonProperty long pending,
        @JsonProperty double quiet,
        @JsonProperty double quietP99,
        @JsonProperty double burst,
        @JsonProperty double quietAfter,
        @JsonProperty double restarted,
        @JsonProperty double restored,
        @JsonProperty double restoreSeconds,
        @JsonProperty long restoredRecords,
        @JsonProperty double diskBytes,
        @JsonProperty double changelogBytes,
        @JsonProperty double setMicros) {}
