package io.huiyin.learn.corrections;

import io.huiyin.event.Report;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topics;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two reports of an installation that somebody asks about.
 *
 * @param one of the first id
 * @param other of the second id
 * @param before what that site reported before both had been sent, at most {@value #SAMPLE}, in the order of the topic
 */
public record AskedPair(Asked one, Asked other, List<Report> before) {
    /** So many reports tell the deduplicator what is rare. */
    public static final int SAMPLE = 8192;

    /**
     * A report with what is held of it now.
     *
     * @param category its own case's; where it never was a case of its own what its producer stated, else that of the case it is in
     * @param caseId where it is now
     * @param settledAt when that case was answered or resolved; null where it was not
     */
    public record Asked(
            Report report,
            String category,
            String caseId,
            @Nullable Instant settledAt) {}

    /** What was found of two ids. */
    public sealed interface Found {
        /** Both reports. */
        record Both(AskedPair pair) implements Found {}

        /** Not both can be shown; the sentence says which, and why. */
        record Missing(String sentence) implements Found {}
    }

    /** Finds two reports of one tenant by their own ids; the id of a case is that of the report that opened it. */
    public static Found find(Events events, CaseId one, CaseId other) {
        var search = new Search(Standing.of(events), Spoken.of(events), one, other);
        return search.hidden(one)
                .or(() -> search.hidden(other))
                .map(Found.Missing::new)
                .map(Found.class::cast)
                .orElseGet(() -> search.read(events));
    }

    private static final class Search {
        private final Standing standing;
        private final Spoken spoken;
        private final CaseId one;
        private final CaseId other;
        private final Map<CaseId, Report> found = new HashMap<>();
        private final ArrayDeque<Report> before = new ArrayDeque<>();

        Search(Standing standing, Spoken spoken, CaseId one, CaseId other) {
            this.standing = standing;
            this.spoken = spoken;
            this.one = one;
            this.other = other;
        }

        /** Why the report may not be shown. Where nothing tells of one, it is not for us to show. */
        Optional<String> hidden(CaseId id) {
            var home = home(id);
            if (home.isEmpty()) {
                return Optional.of("no case tells of " + id
                        + "; it must be the id of a case or report, as on the board, that was processed");
            }
            return home.filter(Standing.Sorted::confidential)
                    .map(_case -> id + " is confidential; such a report is compared with no other");
        }

        Found read(Events events) {
            events.each(Topics.REPORTS, this::take);
            for (var id : List.of(one, other)) {
                if (!found.containsKey(id)) {
                    return new Found.Missing("the report of " + id
                            + " is no longer on the topic reports; what is compared must still be there");
                }
            }
            return new Found.Both(new AskedPair(asked(one), asked(other), List.copyOf(before)));
        }

        private void take(Report report) {
            if (found.size() == 2) {
                return;
            }
            var id = CaseId.ofFirstReport(report.getTenant(), report.getSite(), report.getEventId());
            if (id.equals(one) || id.equals(other)) {
                found.putIfAbsent(id, report);
            }
            if (found.size() < 2 && report.getSite().equals(other.site())) {
                before.addLast(report);
                if (before.size() > SAMPLE) {
                    before.removeFirst();
                }
            }
        }

        private Optional<Standing.Sorted> home(CaseId id) {
            return spoken.stay(id.toString()).flatMap(stay -> standing.home(stay.caseId()));
        }

        private Asked asked(CaseId id) {
            var report = Objects.requireNonNull(found.get(id));
            var home = home(id).orElseThrow();
            var stated = Objects.requireNonNullElse(report.getCategory(), home.category());
            var category = standing.find(id.toString()).map(Standing.Sorted::category);
            return new Asked(report, category.orElse(stated), home.caseId(), home.settledAt());
        }
    }
}
