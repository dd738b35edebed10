package io.huiyin.processor.clock;

/** Every version of every tenant's clocks: a running clock keeps the version that set its target. */
@FunctionalInterface
public interface Timings {

    /** The timing of a version that was in force; 0 is the built-in policy. */
    Timing of(String tenant, int version);
}
