package io.huiyin.processor.flow;

/** The names of the nodes that a stage picks among when it forwards. */
public final class Nodes {
    public static final String CLASSIFY = "classify";
    public static final String KEEP_CASES = "keep-cases";
    public static final String COUNT = "count";
    public static final String AWARD_POINTS = "award-points";
    public static final String WATCH_SURGES = "watch-surges";

    public static final String WRITE_CASES = "write-cases";
    public static final String WRITE_CASE_EVENTS = "write-case-events";
    public static final String WRITE_ESCALATIONS = "write-escalations";
    public static final String WRITE_CONFIDENTIAL_TEXTS = "write-confidential-texts";
    public static final String WRITE_SURGES = "write-surges";
    public static final String SHARE_SURGES = "share-surges";
    public static final String WRITE_DEAD_LETTERS = "write-dead-letters";

    private Nodes() {}
}
