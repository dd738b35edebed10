package io.huiyin.processor.deduplicate;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.policy.DuplicateRules;
import io.huiyin.processor.flow.CaseLookup;
import io.huiyin.processor.flow.Classification;
import io.huiyin.processor.flow.Match;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a report is the same problem as one of those that could be, by the evidence. In doubt it suggests and leaves the
 * merging to staff.
 */
public final class Deduplicator {
    /** Beyond so many radii two places are two problems, whatever is said. */
    static final double FARTHEST = 4;

    private static final int MOST_SUGGESTIONS = 3;
    /** A case for which so much less speaks is no rival. */
    private static final double RIVAL = 1.5;

    private final DuplicateRules rules;
    private final Duration reopenWithin;

    /** By one policy. */
    public Deduplicator(DuplicateRules rules, Duration reopenWithin) {
        this.rules = rules;
        this.reopenWithin = reopenWithin;
    }

    /** Whether this report may be compared with others at all. */
    public boolean compares(Classification classification, Fingerprint fingerprint) {
        return rules.near()
                && !classification.confidential()
                && (isTextual(fingerprint)
                        || fingerprint.whereabouts().located()
                        || fingerprint.whereabouts().address() != 0);
    }

    /** A classified report as it is remembered, not sketched yet. */
    public Signature signature(
            String ownId, String category, long submittedAtMillis, long receivedAtMillis, Fingerprint fingerprint) {
        return new Signature(
                ownId,
                submittedAtMillis,
                receivedAtMillis + rules.window().toMillis(),
                category.equals(Classification.UNSORTED) ? 0 : Hash.of(category),
                (int) Math.ceil(rules.radiusOf(category)),
                Sketch.NONE,
                fingerprint);
    }

    /** What a sketched report is, seen beside what is remembered. */
    public Match match(Signature own, String category, Memory memory, CaseLookup cases) {
        var weighing = Weighing.of(rules, category);
        var like = new ArrayList<Likeness>();
        var alike = new HashMap<String, Double>();
        for (var candidate : memory.near(own, rules.suggest(), weighing, Memory.MOST_CANDIDATES)) {
            if (!inWindow(own, candidate)) {
                continue;
            }
            var measures = measures(own, candidate, 0, false, weighing, memory);
            if (!Prospect.reaches(rules.suggest(), measures, weighing)) {
                continue;
            }
            var known = cases.caseOf(candidate.ownId());
            if (known.isEmpty()) {
                continue;
            }
            var evidence = evidence(own, measures, known.get(), weighing);
            double probability = evidence.probability();
            if (evidence.comparable() && probability >= rules.suggest()) {
                var caseId = known.get().getCaseId();
                alike.merge(caseId, evidence.sum(), Math::max);
                if (eligible(own, known.get(), cases)) {
                    like.add(new Likeness(caseId, probability, candidate, evidence));
                }
            }
        }
        return best(own, like, alike, cases);
    }

    private static Evidence evidence(Signature own, Measures measures, Case known, Weighing weighing) {
        boolean settled = known.getStatus() == CaseStatus.RESOLVED || known.getStatus() == CaseStatus.ANSWERED;
        int category = known.getCategory().equals(Classification.UNSORTED) ? 0 : Hash.of(known.getCategory());
        int kinship = kinship(own.category(), category, weighing);
        return Evidence.of(measures.of(kinship, settled, weighing.odds(category)), weighing);
    }

    /**
     * What speaks for and against a sketched report and an earlier one being one problem.
     *
     * @param category hash of the earlier one's category as it is now; 0 where it is unsorted
     * @param settled whether its case was answered or closed
     * @param weighing for the report's category
     */
    public Evidence evidence(
            Signature own, Signature earlier, int category, boolean settled, Weighing weighing, Memory memory) {
        return Evidence.of(measures(own, earlier, category, settled, weighing, memory), weighing);
    }

    private Measures measures(
            Signature own, Signature earlier, int category, boolean settled, Weighing weighing, Memory memory) {
        var numbers = own.fingerprint().designators().with(earlier.fingerprint().designators());
        var here = own.fingerprint().whereabouts();
        var there = earlier.fingerprint().whereabouts();
        var meters = here.metersTo(there);
        return new Measures(
                isTextual(own.fingerprint()) && isTextual(earlier.fingerprint()),
                memory.overlap(own, earlier),
                numbers.agreeing(),
                numbers.contradicting(),
                meters.isEmpty() ? Double.NaN : meters.getAsDouble() / Math.max(1, own.radiusMeters()),
                here.addressLikeness(there),
                kinship(own.category(), category, weighing),
                Math.abs(own.submittedAt() - earlier.submittedAt()) / 60_000.0,
                settled,
                weighing.odds(category));
    }

    /** 1 where it is the same, -1 where it is another, 0 where either is unsorted. */
    private static int kinship(int own, int other, Weighing weighing) {
        if (own == 0 || other == 0) {
            return 0;
        }
        return own == other ? 1 : weighing.isRelated(other) ? Measures.RELATED : -1;
    }

    private Match best(Signature own, List<Likeness> like, Map<String, Double> alike, CaseLookup cases) {
        like.sort(Comparator.comparingDouble((Likeness one) -> one.evidence().sum())
                .reversed());
        if (like.isEmpty()) {
            return new Match.Alone();
        }
        var first = like.getFirst();
        boolean same = first.probability() >= rules.merge();
        var rival = same ? rival(first, alike, cases) : Optional.<String>empty();
        if (same && rival.isEmpty()) {
            return new Match.Joins(first.caseId(), first.probability(), first.sentence(own));
        }
        var seen = new HashSet<String>();
        var suggested = like.stream()
                .map(Likeness::caseId)
                .filter(seen::add)
                .limit(MOST_SUGGESTIONS)
                .toList();
        var split = rival.map(other -> "; not merged: as like " + other + ", and staff keep them apart");
        return new Match.Resembles(suggested, first.probability(), first.sentence(own) + split.orElse(""));
    }

    /** A case, open or not, that is all but as like as the likest, and that staff have said is another problem: which of the two it is, they must say. */
    private static Optional<String> rival(Likeness first, Map<String, Double> alike, CaseLookup cases) {
        return alike.entrySet().stream()
                .filter(other -> other.getValue() > first.evidence().sum() - RIVAL)
                .map(Map.Entry::getKey)
                .filter(other -> !other.equals(first.caseId()) && cases.keptApart(first.caseId(), other))
                .sorted()
                .findFirst();
    }

    private boolean isTextual(Fingerprint fingerprint) {
        return fingerprint.letters() >= rules.minLength();
    }

    private boolean inWindow(Signature own, Signature candidate) {
        return Math.abs(own.submittedAt() - candidate.submittedAt())
                <= rules.window().toMillis();
    }

    private boolean eligible(Signature own, Case known, CaseLookup cases) {
        var scope = own.ownId().substring(0, own.ownId().lastIndexOf('.') + 1);
        return known.getCaseId().startsWith(scope)
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
}
