package io.huiyin.processor.surge;

import io.huiyin.processor.state.avro.SurgeHour;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hour in which reports of one site and category are counted now.
 *
 * @param number hours since the epoch
 * @param threshold the count from which the reports are a surge
 * @param raised whether that was said
 * @param samples the latest cases, newest first, once the threshold is near
 */
record Hour(long number, long reports, long threshold, boolean raised, List<String> samples) {

    private static final int SAMPLES = 5;

    static Hour begun(long number, long threshold) {
        return new Hour(number, 0, threshold, false, List.of());
    }

    static Hour of(SurgeHour written) {
        return new Hour(
                written.getHour(),
                written.getReports(),
                written.getThreshold(),
                written.getRaised(),
                written.getSamples());
    }

    SurgeHour written() {
        return new SurgeHour(number, reports, threshold, raised, samples);
    }

    /** With one more report, which opened or joined this case. */
    Hour with(String caseId) {
        boolean near = !raised && reports + SAMPLES >= threshold;
        var latest = near
                ? Stream.concat(Stream.of(caseId), samples.stream())
                        .distinct()
                        .limit(SAMPLES)
                        .toList()
                : List.<String>of();
        return new Hour(number, reports + 1, threshold, raised, latest);
    }

    boolean isSurge() {
        return !raised && reports >= threshold;
    }

    /** The same, with the surge said: it is said once an hour. */
    Hour said() {
        return new Hour(number, reports, threshold, true, List.of());
    }
}
