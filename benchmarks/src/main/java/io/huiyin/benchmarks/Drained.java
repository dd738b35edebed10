package io.huiyin.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one run of draining the topic of reports took, from the first commit to the last.
 *
 * @param reports how many were worked off between the two
 * @param nanos wall time
 */
record Drained(@JsonProperty String subject, @JsonProperty int run, long reports, long nanos, CpuTime cpu) {

    @JsonProperty
    double reportsPerSecond() {
        return reports * 1e9 / nanos;
    }

    /** Application and broker: they share the process. */
    @JsonProperty
    double cpuSecondsPerMillion() {
        return perMillion(cpu.process());
    }

    @JsonProperty
    double streamSecondsPerMillion() {
        return perMillion(cpu.of(CpuTime.Owner.STREAM));
    }

    @JsonProperty
    double producerSecondsPerMillion() {
        return perMillion(cpu.of(CpuTime.Owner.PRODUCER));
    }

    @JsonProperty
    double brokerSecondsPerMillion() {
        return perMillion(cpu.of(CpuTime.Owner.BROKER));
    }

    @JsonProperty
    double restSecondsPerMillion() {
        return perMillion(cpu.rest());
    }

    @JsonProperty
    double allocatedBytesPerReport() {
        return (double) cpu.allocated() / reports;
    }

    private double perMillion(long cpuNanos) {
        return cpuNanos / 1e9 / reports * 1e6;
    }
}
