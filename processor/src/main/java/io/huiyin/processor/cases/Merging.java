package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.processor.flow.Acted;
import io.huiyin.processor.flow.CaseChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Two cases turn out to be one, or one that was merged turns out to be another after all. */
final class Merging {
    private final Desk desk;

    Merging(Desk desk) {
        this.desk = desk;
    }

    /**
     * {@code from} lives on in {@code into}: its clocks no longer count, its reports and votes are counted there. Had staff said
     * before that the two are not the same, this is their later word.
     */
    Verdict merge(Case from, Case into, Acted acted) {
        if (from.getCaseId().equals(into.getCaseId())) {
            return new Verdict.Refused("it is one case with %s already".formatted(into.getCaseId()));
        }
        var objection = Standing.objection(into, acted.action().getAction());
        if (objection.isPresent()) {
            return new Verdict.Refused(into.getCaseId() + ": " + objection.get());
        }
        if (from.getConfidential() != into.getConfidential()) {
            var confidential = from.getConfidential() ? from : into;
            return new Verdict.Refused("%s is confidential and the other is not; reclassify one of them first"
                    .formatted(confidential.getCaseId()));
        }
        var keptApart = desk.kin.apart(from.getCaseId(), into.getCaseId());
        desk.kin.merge(from.getCaseId(), into.getCaseId(), acted.at());
        return new Verdict.Done(List.of(gone(from, into, acted, keptApart), grown(into, from, acted)));
    }

    private CaseChange gone(Case from, Case into, Acted acted, boolean keptApart) {
        var change = Change.of(from, acted.origin().at(), acted.policy());
        change.after()
                .setStatus(CaseStatus.MERGED)
                .setMergedInto(into.getCaseId())
                .setPausedUntil(null);
        var why = "into " + into.getCaseId() + (keptApart ? "; they had been split before" : "");
        Acting.signed(change.tell(CaseEventKind.MERGED, acted.at(), why), acted).setOtherCaseId(into.getCaseId());
        var running = desk.countdowns
                .resume(from.getTenant(), from.getClocks(), acted.at())
                .orElse(from.getClocks());
        var cancelled = desk.countdowns.cancel(from.getTenant(), running, acted.at());
        desk.settling.settle(change, from, cancelled, acted.at(), "merged");
        return change.done();
    }

    private CaseChange grown(Case into, Case from, Acted acted) {
        var votes = desk.ballots.sum(desk.kin.with(into.getCaseId()));
        var change = Change.of(into, acted.origin().at(), acted.policy());
        change.after()
                .setReports(into.getReports() + from.getReports())
                .setVotes(votes.voters())
                .setVoteSum(votes.sum())
                .setLastReportAt(later(into.getLastReportAt(), from.getLastReportAt()))
                .setSuggestions(suggestions(into, from));
        var why = "took in %s with %s".formatted(from.getCaseId(), reports(from.getReports()));
        Acting.signed(change.tell(CaseEventKind.MERGED_IN, acted.at(), why), acted)
                .setOtherCaseId(from.getCaseId())
                .setReference(from.getReference());
        return change.done();
    }

    /** What either resembles, without each other. */
    private List<String> suggestions(Case into, Case from) {
        var one = desk.kin.with(into.getCaseId());
        return Stream.concat(into.getSuggestions().stream(), from.getSuggestions().stream())
                .distinct()
                .filter(other -> !one.contains(other))
                .toList();
    }

    /** A merged case is a case of its own again, its clocks counted from when it was opened; what it was put into is without it. */
    Verdict unmerge(Case merged, Case livesOnIn, Acted acted) {
        return new Verdict.Done(unmerged(merged, livesOnIn, merged.getReports(), acted));
    }

    /** @param reports how many it has from now on: its own, and those of cases that go with it */
    List<CaseChange> unmerged(Case merged, Case livesOnIn, int reports, Acted acted) {
        var home = String.valueOf(merged.getMergedInto());
        var mergedAt = desk.kin.mergedAt(merged.getCaseId(), home);
        desk.kin.release(merged.getCaseId(), home);
        keepApart(merged.getCaseId(), livesOnIn);
        var votes = desk.ballots.sum(desk.kin.with(merged.getCaseId()));
        var back = Change.of(merged, acted.origin().at(), acted.policy());
        back.after()
                .setStatus(statusBefore(merged))
                .setMergedInto(null)
                .setPausedUntil(null)
                .setReports(reports)
                .setVotes(votes.voters())
                .setVoteSum(votes.sum());
        Acting.signed(back.tell(CaseEventKind.SPLIT_OFF, acted.at(), "split off from " + livesOnIn.getCaseId()), acted)
                .setOtherCaseId(livesOnIn.getCaseId())
                .setReference(merged.getReference());
        back.clocks(
                desk.countdowns.revive(merged.getTenant(), merged.getClocks(), mergedAt),
                acted.at(),
                "split off: counted from when it was submitted");
        var changes = new ArrayList<CaseChange>(2);
        changes.add(back.done());
        changes.addAll(shrunk(home, livesOnIn, merged.getCaseId(), reports, acted));
        return changes;
    }

    /** What is split off is none of the cases that it was together with. */
    void keepApart(String splitOff, Case from) {
        desk.kin.with(from.getCaseId()).forEach(one -> desk.kin.keepApart(splitOff, one));
    }

    /**
     * The cases that reports were split from: the one that they were in, and where that was merged into another, all of them up
     * to the one that lives.
     *
     * @param home the case that the reports had joined, or been merged into
     * @param living where that one lives on, as it is now
     */
    List<CaseChange> shrunk(String home, Case living, String splitOff, int reports, Acted acted) {
        var changes = new ArrayList<CaseChange>(1);
        for (var one : desk.files.way(home)) {
            var from = one.getCaseId().equals(living.getCaseId()) ? living : one;
            var votes = desk.ballots.sum(desk.kin.with(from.getCaseId()));
            var change = Change.of(from, acted.origin().at(), acted.policy());
            change.after()
                    .setReports(from.getReports() - reports)
                    .setVotes(votes.voters())
                    .setVoteSum(votes.sum());
            var why = "split off %s with %s".formatted(splitOff, reports(reports));
            Acting.signed(change.tell(CaseEventKind.SPLIT, acted.at(), why), acted)
                    .setOtherCaseId(splitOff);
            changes.add(change.done());
        }
        return changes;
    }

    private static String reports(int reports) {
        return reports == 1 ? "1 report" : reports + " reports";
    }

    private static CaseStatus statusBefore(Case merged) {
        if (merged.getAnsweredAt() != null) {
            return CaseStatus.ANSWERED;
        }
        return merged.getAcknowledgedAt() != null ? CaseStatus.ACKNOWLEDGED : CaseStatus.OPEN;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
