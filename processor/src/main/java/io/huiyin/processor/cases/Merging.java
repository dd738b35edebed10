package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.processor.flow.Acted;
import io.huiyin.processor.flow.CaseChange;
import java.util.List;

/** Two cases turn out to be one, or one that was merged turns out to be another after all. */
final class Merging {
    private final Settling settling;
    private final Countdowns countdowns;

    Merging(Settling settling) {
        this.settling = settling;
        this.countdowns = settling.countdowns();
    }

    /** {@code from} lives on in {@code into}: its clocks no longer count, its reports are counted there. */
    Verdict merge(Case from, Case into, Acted acted) {
        if (from.getCaseId().equals(into.getCaseId())) {
            return new Verdict.Refused("a case cannot be merged into itself");
        }
        var objection = Standing.objection(into, acted.action().getAction());
        if (objection.isPresent()) {
            return new Verdict.Refused(into.getCaseId() + ": " + objection.get());
        }
        var gone = Change.of(from, acted.origin().at(), acted.policy());
        gone.after().setStatus(CaseStatus.MERGED).setMergedInto(into.getCaseId());
        Acting.signed(gone.tell(CaseEventKind.MERGED, acted.at(), "into " + into.getCaseId()), acted)
                .setOtherCaseId(into.getCaseId());
        var cancelled = countdowns.cancel(from.getTenant(), from.getClocks(), acted.at());
        settling.settle(gone, from, cancelled, acted.at(), "merged");

        var grown = Change.of(into, acted.origin().at(), acted.policy());
        grown.after()
                .setReports(into.getReports() + from.getReports())
                .setLastReportAt(
                        into.getLastReportAt().isAfter(from.getLastReportAt())
                                ? into.getLastReportAt()
                                : from.getLastReportAt())
                .setSuggestions(into.getSuggestions().stream()
                        .filter(other -> !other.equals(from.getCaseId()))
                        .toList());
        Acting.signed(grown.tell(CaseEventKind.MERGED_IN, acted.at(), "took in " + from.getCaseId()), acted)
                .setOtherCaseId(from.getCaseId())
                .setReference(from.getReference());
        return new Verdict.Done(List.of(gone.done(), grown.done()));
    }

    /** A merged case is a case of its own again, its clocks counted from when it was opened. */
    Verdict unmerge(Case merged, Case into, Acted acted) {
        var back = Change.of(merged, acted.origin().at(), acted.policy());
        back.after().setStatus(statusBefore(merged)).setMergedInto(null);
        Acting.signed(back.tell(CaseEventKind.SPLIT_OFF, acted.at(), "split off from " + into.getCaseId()), acted)
                .setOtherCaseId(into.getCaseId());
        back.clocks(
                countdowns.revive(merged.getTenant(), merged.getClocks()),
                acted.at(),
                "split off: counted from when it was submitted");
        return new Verdict.Done(List.of(back.done(), shrunk(into, merged.getCaseId(), merged.getReports(), acted)));
    }

    /** The case that a report, or another case, was split from. */
    static CaseChange shrunk(Case from, String splitOff, int reports, Acted acted) {
        var change = Change.of(from, acted.origin().at(), acted.policy());
        change.after().setReports(from.getReports() - reports);
        Acting.signed(change.tell(CaseEventKind.SPLIT, acted.at(), "split off " + splitOff), acted)
                .setOtherCaseId(splitOff);
        return change.done();
    }

    private static CaseStatus statusBefore(Case merged) {
        if (merged.getAnsweredAt() != null) {
            return CaseStatus.ANSWERED;
        }
        return merged.getAcknowledgedAt() != null ? CaseStatus.ACKNOWLEDGED : CaseStatus.OPEN;
    }
}
