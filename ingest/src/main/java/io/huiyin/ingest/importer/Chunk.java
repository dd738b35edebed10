package io.huiyin.ingest.importer;

import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.topic.TaskKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows that are acknowledged together.
 *
 * @param rejections the rows that were wrong, in the file's order
 * @param bytesRead of the file when the last of its rows was read
 */
record Chunk(List<Report> reports, List<CaseAction> actions, List<Rejection> rejections, Tally tally, long bytesRead) {

    /** Each tenant and site that it writes to. */
    Set<String> sites() {
        var sites = new TreeSet<String>();
        reports.forEach(report -> sites.add(new TaskKey(report.getTenant(), report.getSite()).toString()));
        actions.forEach(action -> sites.add(new TaskKey(action.getTenant(), action.getSite()).toString()));
        return sites;
    }
}
