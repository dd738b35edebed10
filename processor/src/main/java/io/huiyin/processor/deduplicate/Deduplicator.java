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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a report is the same problem as one of those that look like it: by how alike the texts are, and by whether
 * time, place, numbers and category agree. In doubt it suggests and leaves the merging to staff.
 */
final class Deduplicator {
    private static final int MOST_SUGGESTIONS = 3;
    /** So much less alike is no rival. */
    private static final double RIVAL = 0.1;

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
        var alike = new HashMap<String, Double>();
        for (var candidate : candidates) {
            if (!like.isEmpty()
                    && like.getLast().isCertain()
                    && of(like.getLast().caseId(), candidate, cases)) {
                continue;
            }
            double score = own.fingerprint()
                    .shingles()
                    .resemblance(candidate.fingerprint().shingles());
            if (score < rules.suggest() || !near(own, candidate)) {
                continue;
            }
            var known = cases.caseOf(candidate.ownId());
            known.ifPresent(one -> alike.merge(one.getCaseId(), score, Math::max));
            known.filter(one -> eligible(report, own, one, cases))
                    .map(one -> likeness(report, own, candidate, one, score))
                    .ifPresent(like::add);
        }
        return best(like, alike, cases);
    }

    private static boolean of(String caseId, Signature candidate, CaseLookup cases) {
        return cases.caseOf(candidate.ownId())
                .filter(known -> known.getCaseId().equals(caseId))
                .isPresent();
    }

    private static Match best(List<Likeness> like, Map<String, Double> alike, CaseLookup cases) {
        like.sort(Comparator.comparing(Likeness::grade)
                .thenComparingDouble(Likeness::score)
                .reversed());
        if (like.isEmpty()) {
            return new Match.Alone();
        }
        var first = like.getFirst();
        if (first.grade() == Likeness.Grade.SAME && rival(first, alike, cases).isEmpty()) {
            return new Match.Joins(first.caseId(), first.score(), first.evidence());
        }
        var byCase = new LinkedHashMap<String, Likeness>();
        like.forEach(likeness -> byCase.putIfAbsent(likeness.caseId(), likeness));
        var split = rival(first, alike, cases)
                .map(other -> "; not merged: as like " + other + ", and staff keep them apart");
        return new Match.Resembles(
                byCase.keySet().stream().limit(MOST_SUGGESTIONS).toList(),
                first.score(),
                first.evidence() + split.orElse(""));
    }

    /** A case, open or not, that is all but as like as the likest, and that staff have said is another problem: which of the two it is, they must say. */
    private static Optional<String> rival(Likeness first, Map<String, Double> alike, CaseLookup cases) {
        return alike.entrySet().stream()
                .filter(other -> other.getValue() > first.score() - RIVAL)
                .map(Map.Entry::getKey)
                .filter(other -> !other.equals(first.caseId()) && cases.keptApart(first.caseId(), other))
                .sorted()
                .findFirst();
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
