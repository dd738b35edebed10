package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseAction;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Report;
import io.huiyin.processor.clock.Facts;
import io.huiyin.processor.clock.Timings;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Match;
import io.huiyin.processor.flow.Matched;
import java.time.Instant;

/** A report becomes a case, or joins one. */
final class Opening {
    /** Characters of a report that a case shows; the whole is in its timeline. */
    private static final int EXCERPT = 280;

    private final Timings timings;
    private final Settling settling;

    Opening(Timings timings, Settling settling) {
        this.timings = timings;
        this.settling = settling;
    }

    /** A case of its own, with clocks that count from when the report was submitted. */
    CaseChange open(Matched matched) {
        var change = fresh(matched.classified());
        told(change, matched.classified(), CaseEventKind.OPENED, why(matched.classified()));
        if (matched.match() instanceof Match.Resembles like) {
            change.after().setSuggestions(like.caseIds());
            change.tell(
                            CaseEventKind.SUGGESTED,
                            matched.classified().submitted().submittedAt(),
                            like.evidence())
                    .setOtherCaseId(like.caseIds().getFirst())
                    .setScore(like.score());
        }
        return change.done();
    }

    /** A joined report gets a case of its own after all: staff said that it is another problem. */
    Change openSplit(Classified classified, Case from, Instant at, CaseAction action) {
        var change = fresh(classified);
        // What was imported goes live with its batch; the case that it was in knows whether that was.
        change.after().setBackfilled(from.getBackfilled() && change.after().getBatch() != null);
        told(change, classified, CaseEventKind.SPLIT_OFF, "split off from " + from.getCaseId())
                .setAt(at)
                .setActor(action.getActor())
                .setOtherCaseId(from.getCaseId());
        return change;
    }

    /** One more report of a problem that has a case. A resolved case is open again, with clocks that start anew. */
    CaseChange join(Case subject, Classified classified, Match.Joins joins) {
        var submitted = classified.submitted();
        var change = Change.of(subject, submitted.receivedAt(), submitted.policy());
        change.after()
                .setReports(subject.getReports() + 1)
                .setLastReportAt(later(subject.getLastReportAt(), submitted.submittedAt()));
        told(change, classified, CaseEventKind.REPORT_JOINED, joins.evidence()).setScore(joins.score());
        if (subject.getStatus() == CaseStatus.RESOLVED) {
            var timing = timings.of(subject.getTenant(), submitted.policy().version());
            new Reopening(settling, timing)
                    .reopen(change, subject, submitted.submittedAt(), "the problem was reported again");
        }
        return change.done();
    }

    private Change fresh(Classified classified) {
        var submitted = classified.submitted();
        var report = submitted.report();
        var found = classified.classification();
        var timing = timings.of(report.getTenant(), submitted.policy().version());
        var facts = new Facts(found.category(), found.severity(), found.kind(), report.getChannel());
        var fresh = Case.newBuilder()
                .setCaseId(submitted.ownId().toString())
                .setTenant(report.getTenant())
                .setSite(report.getSite())
                .setReference(submitted.ownId().reference())
                .setStatus(CaseStatus.OPEN)
                .setKind(found.kind())
                .setChannel(report.getChannel())
                .setCategory(found.category())
                .setSeverity(found.severity())
                .setOwner(found.owner().orElse(null))
                .setConfidential(found.confidential())
                .setReason(found.reason())
                .setSeverityReason(found.severityReason().orElse(null))
                .setReporter(report.getReporter())
                .setTitle(report.getTitle())
                .setExcerpt(excerpt(report.getText()))
                .setPlace(report.getPlace())
                .setZone(submitted.policy().rules().zone().getId())
                .setOpenedAt(submitted.submittedAt())
                .setLastReportAt(submitted.submittedAt())
                .setClocks(settling.countdowns().open(timing, facts, submitted.submittedAt(), report.getDueAt()))
                .setBatch(report.getBatch())
                .setBackfilled(report.getBatch() != null);
        return Change.opening(fresh, submitted.receivedAt(), submitted.policy());
    }

    private static io.huiyin.event.CaseEvent.Builder told(
            Change change, Classified classified, CaseEventKind kind, String why) {
        var submitted = classified.submitted();
        var report = submitted.report();
        return change.tell(kind, submitted.submittedAt(), why)
                .setEventId(report.getEventId())
                .setReference(submitted.ownId().reference())
                .setChannel(report.getChannel())
                .setReporter(report.getReporter())
                .setText(text(report));
    }

    private static String why(Classified classified) {
        var reason = classified.classification().reason();
        return "%s by %s %s"
                .formatted(classified.classification().category(), reason.getBy(), reason.getName())
                .strip();
    }

    static String text(Report report) {
        var title = report.getTitle();
        return title == null || title.isBlank() ? report.getText() : title + "\n" + report.getText();
    }

    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
