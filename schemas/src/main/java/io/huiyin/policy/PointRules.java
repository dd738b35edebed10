package io.huiyin.policy;

/** Points for a report that opened or joined a case, for its case being answered or resolved, and for a vote. Each may be 0. */
public record PointRules(int report, int answered, int resolved, int vote) {}
