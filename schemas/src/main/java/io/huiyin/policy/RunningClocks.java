package io.huiyin.policy;

/** What a new version of a policy does to clocks that already run. */
public enum RunningClocks {
    /** They keep the rules that they started with. */
    KEEP,

    /** They get the target, calendar and ladder of the new version, counted from the same start. */
    RECOMPUTE
}
