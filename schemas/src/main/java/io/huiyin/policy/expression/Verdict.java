package io.huiyin.policy.expression;

/** What a condition comes to for one report. */
public sealed interface Verdict {
    /** It holds, or it does not. */
    record Decided(boolean holds) implements Verdict {}

    /**
     * It could not be worked out, and so does not hold: the report has no such attribute, a text is no number.
     *
     * @param why the kind of error, a word such as ATTRIBUTE_NOT_FOUND; nothing of the report is in it
     */
    record Undecided(String why) implements Verdict {}

    /** Whether it is known to hold. */
    default boolean holds() {
        return this instanceof Decided decided && decided.holds;
    }
}
