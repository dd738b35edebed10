package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.processor.flow.Match;
import io.huiyin.processor.flow.Matched;
import io.huiyin.processor.flow.Submitted;
import io.huiyin.processor.state.Links;
import io.huiyin.processor.state.avro.FiledReport;
import io.huiyin.topic.CaseId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Takes in reports: each opens a case or joins one, once. */
final class ReportDesk {
    private final Desk desk;
    private final ActionDesk actions;
    private final Opening opening;

    ReportDesk(Desk desk, ActionDesk actions) {
        this.desk = desk;
        this.actions = actions;
        this.opening = new Opening(desk.timings, desk.settling);
    }

    void take(Matched matched) {
        var key = key(matched);
        if (key.isPresent()) {
            takeKeyed(matched, key.get());
        } else {
            takeAny(matched);
        }
    }

    /**
     * Under a dedup key: while its case is open, it joins that; the same words again came no further than the stage before.
     * Nothing else is the same problem. What is confidential never joins what is not.
     */
    private void takeKeyed(Matched matched, String key) {
        var submitted = matched.classified().submitted();
        var ownId = submitted.ownId().toString();
        var words = submitted.words();
        var last = desk.links.keyed(key);
        var open = last.flatMap(one -> desk.files.follow(one.caseId()))
                .filter(subject -> Standing.OPEN.contains(subject.getStatus()));
        if (open.isEmpty()) {
            open(new Matched(matched.classified(), alone(matched.match())));
            desk.links.putKeyed(key, new Links.Keyed(ownId, words));
            actions.takeWaiting(key);
        } else if (matched.classified().classification().confidential()
                != open.get().getConfidential()) {
            open(new Matched(matched.classified(), alone(matched.match())));
        } else {
            var subject = desk.current(open.get(), submitted.happenedAt());
            join(subject, matched, new Match.Joins(subject.getCaseId(), 1, "the same dedup key"));
            desk.links.putKeyed(key, new Links.Keyed(last.orElseThrow().caseId(), words));
        }
        actions.takeWaiting(ownId);
    }

    /** What it would have joined by likeness is for staff to see. */
    private static Match alone(Match match) {
        return match instanceof Match.Joins joins
                ? new Match.Resembles(List.of(joins.caseId()), joins.score(), joins.evidence())
                : match;
    }

    private static Optional<String> key(Matched matched) {
        var report = matched.classified().submitted().report();
        return Optional.ofNullable(report.getDedupKey())
                .map(key ->
                        CaseId.ofKey(report.getTenant(), report.getSite(), key).toString());
    }

    private void takeAny(Matched matched) {
        var joined = joined(matched);
        if (joined.isPresent()) {
            var at = matched.classified().submitted().happenedAt();
            join(desk.current(joined.get(), at), matched, (Match.Joins) matched.match());
        } else {
            open(matched);
        }
        actions.takeWaiting(matched.classified().submitted().ownId().toString());
    }

    private void open(Matched matched) {
        var submitted = matched.classified().submitted();
        var change = opening.open(matched);
        desk.files.file(
                change.after().getCaseId(), filed(submitted, change.after().getCaseId(), false));
        if (change.after().getBackfilled()) {
            desk.links.addBackfilled(
                    submitted.ownId().taskKey().toString(),
                    change.after().getBatch(),
                    change.after().getCaseId());
        }
        desk.commit(change);
    }

    private void join(Case subject, Matched matched, Match.Joins joins) {
        var submitted = matched.classified().submitted();
        desk.files.file(submitted.ownId().toString(), filed(submitted, subject.getCaseId(), true));
        desk.commit(opening.join(subject, matched.classified(), joins));
    }

    /** The case to join, where there is one that may still be joined. */
    private Optional<Case> joined(Matched matched) {
        return matched.match() instanceof Match.Joins joins
                ? desk.files
                        .follow(joins.caseId())
                        .filter(subject ->
                                subject.getStatus() != CaseStatus.CANCELLED && subject.getStatus() != CaseStatus.MERGED)
                : Optional.empty();
    }

    private static FiledReport filed(Submitted submitted, String caseId, boolean whole) {
        try {
            return FiledReport.newBuilder()
                    .setEventId(submitted.report().getEventId())
                    .setCaseId(caseId)
                    .setFiledAt(submitted.receivedAt())
                    .setReport(whole ? submitted.report().toByteBuffer() : null)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
