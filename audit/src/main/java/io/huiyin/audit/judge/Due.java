package io.huiyin.audit.judge;

import java.time.Instant;

/**
 * An escalation that a run of a clock brings about.
 *
 * @param dueAt when it is due
 * @param by when it can be there at the earliest: it may have been snoozed, or the clock known late
 * @param must whether it has to be there; what need not may be
 */
record Due(String step, int index, int repeat, Instant dueAt, Instant by, boolean must) {}
