package io.huiyin.processor.flow;

import java.util.List;

/** What the deduplicator says of a report that was not seen before. */
public sealed interface Match {

    /** Like nothing known: a case of its own. */
    record Alone() implements Match {}

    /** The same problem as this case, whose id is where the report goes, merges followed. */
    record Joins(String caseId, double score, String evidence) implements Match {}

    /** In the grey zone: a case of its own, with these cases suggested to staff, the likest first. */
    record Resembles(List<String> caseIds, double score, String evidence) implements Match {}
}
