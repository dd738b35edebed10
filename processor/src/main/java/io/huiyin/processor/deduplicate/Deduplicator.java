package io.huiyin.processor.deduplicate;

import io.huiyin.event.Case;
import io.huiyin.policy.DuplicateRules;
import io.huiyin.processor.flow.CaseLookup;
import io.huiyin.processor.flow.Classification;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Match;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Decides whether a report is the same problem as one of those that look like it: by how alike the texts are, and by whether
 * time, place, numbers and category agree. In doubt it suggests and leaves the merging to staff.
 */
final class Deduplicator {
    private static final int MOST_SUGGESTIONS = 3;

    private final DuplicateRules rules;
    private final Duration reopenWithin;

    Deduplicator(DuplicateRules rules, Duration reopenWithin) {
        this.rules = rules;
        this.reopenWithin = reopenWithin;
    }

    /** Whether this report's text may be compared with others at all. */
    boolean compares(Classification classification, Fingerprint fingerprint) {
        return rules.near() && !classification.confidential() && fingerprint.letters() >= rules.minLength();
    }

    /** What the report is, seen beside these candidates. They are read one by one, and no further than needed. */
    Match match(Classified report, Signature own, Iterable<Signature> candidates, CaseLookup cases) {
        var like = new ArrayList<Likeness>();
        for (var candidate : candidates) {
            double score = own.fingerprint()
                    .shingles()
                    .resemblance(candidate.fingerprint().shingles());
            if (score < rules.suggest() || !near(own, candidate)) {
                continue;
            }
            cases.caseOf(candidate.ownId())
                    .filter(known -> eligible(report, own, known, cases))
                    .map(known -> likeness(report, own, candidate, known, score))
                    .ifPresent(like::add);
            if (!like.isEmpty() && like.getLast().isCertain()) {
                break;
            }
        }
        return best(like);
    }

    private static Match best(List<Likeness> like) {
        like.sort(Comparator.comparing(Likeness::grade)
                .thenComparingDouble(Likeness::score)
                .reversed());
        if (like.isEmpty()) {
            return new Match.Alone();
        }
        var first = like.getFirst();
        if (first.grade() == Likeness.Grade.SAME) {
            return new Match.Joins(first.caseId(), first.score(), first.evidence());
        }
        var byCase = new LinkedHashMap<String, Likeness>();
        like.forEach(likeness -> byCase.putIfAbsent(likeness.caseId(), likeness));
        return new Match.Resembles(
                byCase.keySet().stream().limit(MOST_SUGGESTIONS).toList(), first.score(), first.evidence());
    }

    /** Inside the window, and not known to be elsewhere. */
    private boolean near(Signature own, Signature candidate) {
        var meters =
                own.fingerprint().whereabouts().metersTo(candidate.fingerprint().whereabouts());
        return Math.abs(own.submittedAt() - candidate.submittedAt())
                        <= rules.window().toMillis()
                && (meters.isEmpty() || meters.getAsDouble() <= rules.radiusMeters());
    }

    private boolean eligible(Classified report, Signature own, Case known, CaseLookup cases) {
        var id = report.submitted().ownId();
        return known.getTenant().equals(id.tenant())
                && known.getSite().equals(id.site())
                && !known.getConfidential()
                && !cases.apart(own.ownId(), known.getCaseId())
                && switch (known.getStatus()) {
                    case OPEN, ACKNOWLEDGED, ANSWERED -> true;
                    case RESOLVED -> reopens(own, known);
                    case CANCELLED, MERGED, UNSPECIFIED -> false;
                };
    }

    private boolean reopens(Signature own, Case known) {
        return known.getClosedAt() != null
                && own.submittedAt() <= known.getClosedAt().plus(reopenWithin).toEpochMilli();
    }

    private Likeness likeness(Classified report, Signature own, Signature candidate, Case known, double score) {
        boolean otherCategory = !known.getCategory().equals(Classification.UNSORTED)
                && !report.classification().category().equals(Classification.UNSORTED)
                && !known.getCategory().equals(report.classification().category());
        // Of another category, the texts must be twice as close to the same.
        double merge = otherCategory ? (1 + rules.merge()) / 2 : rules.merge();
        var doubt = Likeness.doubt(own.fingerprint(), candidate.fingerprint(), otherCategory && score < merge);
        var grade = score >= merge && doubt.isEmpty() ? Likeness.Grade.SAME : Likeness.Grade.SIMILAR;
        return new Likeness(
                known.getCaseId(), grade, score, Likeness.evidence(known.getCaseId(), own, candidate, score, doubt));
    }
}
