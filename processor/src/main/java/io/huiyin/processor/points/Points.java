package io.huiyin.processor.points;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.PointsEntry;
import io.huiyin.processor.flow.CaseChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines that one change of a case books, each once in the life of the case.
 *
 * <p>Every report that opens or joins a case earns its own reporter points. The first answer and the resolution of a case that
 * was never reopened earn points for the first reporter: a reopening clears both, so from then on nothing tells whether they
 * were booked. Nothing is taken back. A voter's first vote on a case counts, a change of mind does not. Anonymous reporters earn nothing, and a policy
 * that gives 0 books no line.
 */
final class Points {

    private final CaseChange change;
    private final List<PointsEntry> entries = new ArrayList<>();

    private Points(CaseChange change) {
        this.change = change;
    }

    static List<PointsEntry> of(CaseChange change) {
        var points = new Points(change);
        change.events().forEach(points::bookEvent);
        points.bookProgress(change.before(), change.after());
        return points.entries;
    }

    private void bookEvent(CaseEvent event) {
        var rules = change.policy().rules().points();
        switch (event.getKind()) {
            case OPENED, REPORT_JOINED ->
                book("report", rules.report(), event.getReporter(), event.getReference(), event.getAt());
            case VOTED -> {
                if (change.before() != null
                        && change.after().getVotes() > change.before().getVotes()) {
                    book(
                            "vote",
                            rules.vote(),
                            event.getReporter(),
                            change.after().getReference(),
                            event.getAt());
                }
            }
            default -> {}
        }
    }

    private void bookProgress(@Nullable Case before, Case after) {
        if (after.getReopened() > 0) {
            return;
        }
        var rules = change.policy().rules().points();
        var answeredAt = after.getAnsweredAt();
        if (answeredAt != null && (before == null || before.getAnsweredAt() == null)) {
            book("answered", rules.answered(), after.getReporter(), after.getReference(), answeredAt);
        }
        var closedAt = after.getClosedAt();
        if (closedAt != null && isResolved(after) && !isResolved(before)) {
            book("resolved", rules.resolved(), after.getReporter(), after.getReference(), closedAt);
        }
    }

    private static boolean isResolved(@Nullable Case subject) {
        return subject != null && subject.getStatus() == CaseStatus.RESOLVED;
    }

    private void book(String reason, int points, @Nullable String reporter, @Nullable String reference, Instant at) {
        if (points == 0 || reporter == null) {
            return;
        }
        var subject = change.after();
        var about = reference == null ? subject.getReference() : reference;
        entries.add(PointsEntry.newBuilder()
                .setId(String.join("/", subject.getCaseId(), reason, about, reporter))
                .setTenant(subject.getTenant())
                .setReporter(reporter)
                .setPoints(points)
                .setReason(reason)
                .setCaseId(subject.getCaseId())
                .setReference(about)
                .setAt(at)
                .setPolicyVersion(change.policy().version())
                .build());
    }
}
