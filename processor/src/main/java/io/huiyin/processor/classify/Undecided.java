package io.huiyin.processor.classify;

/**
 * A rule whose expression could not be worked out for a report, so that it does not match.
 *
 * @param why the kind of error; nothing of the report is in it
 */
record Undecided(String rule, String why) {}
