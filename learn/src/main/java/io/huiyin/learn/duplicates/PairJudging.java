package io.huiyin.learn.duplicates;

import io.huiyin.policy.DuplicateRules;
import io.huiyin.processor.deduplicate.Deduplicator;
import io.huiyin.processor.deduplicate.Evidence;
import io.huiyin.processor.deduplicate.Fingerprint;
import io.huiyin.processor.deduplicate.Memory;
import io.huiyin.processor.deduplicate.Signature;
import io.huiyin.processor.deduplicate.Terms;
import io.huiyin.processor.deduplicate.Weighing;
import io.huiyin.processor.text.FoldedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weighs given pairs of reports, with what is rare as the texts that were learnt before say. */
public final class PairJudging {
    private static final double LEAST = 1e-9;
    private static final int MOST_LOOKED_AT = 400;

    private final DuplicateRules rules;
    private final Map<String, ToldReport> told = new HashMap<>();
    private final Deduplicator deduplicator;
    private final Memory memory = new Memory(1 << 20, new InMemory());

    /** By these rules; what is rare is as with a tenant that has said nothing yet. */
    public PairJudging(DuplicateRules rules) {
        this.rules = rules;
        this.deduplicator = new Deduplicator(rules, Duration.ofDays(3650));
    }

    /** A term that two texts share. */
    public record SharedTerm(String text, double weight) {}

    /** Takes a text in, so that it counts for what is rare. */
    public void learn(ToldReport report) {
        var signature = signature(report);
        memory.remember(signature, report.time().toEpochMilli());
        told.put(signature.ownId(), report);
    }

    /** The evidence that the later one is the same problem as the earlier one. */
    public Evidence weigh(ToldReport one, ToldReport other) {
        var later = one.time().isBefore(other.time()) ? other : one;
        var earlier = later == one ? other : one;
        var candidate = signature(earlier);
        boolean settled = earlier.settledAt() != null && !earlier.settledAt().isAfter(later.time());
        var weighing = Weighing.of(rules, later.category());
        return deduplicator.evidence(signature(later), candidate, candidate.category(), settled, weighing, memory);
    }

    /** A report that was learnt, with the evidence that it is the same problem. */
    public record Ranked(ToldReport report, Evidence evidence) {}

    /** Of the reports that were learnt, other than this one, those that are likeliest the same problem, the likeliest first. */
    public List<Ranked> rank(ToldReport report, int most) {
        var own = signature(report);
        var ranked = new ArrayList<Ranked>();
        for (var candidate : memory.near(own, LEAST, Weighing.of(rules, report.category()), MOST_LOOKED_AT)) {
            var other = told.get(candidate.ownId());
            if (other != null && !other.id().equals(report.id())) {
                ranked.add(new Ranked(other, weigh(report, other)));
            }
        }
        ranked.sort(
                Comparator.comparingDouble((Ranked one) -> one.evidence().sum()).reversed());
        return ranked.subList(0, Math.min(most, ranked.size()));
    }

    /** The terms that both have, those first that weigh most. */
    public List<SharedTerm> shared(ToldReport one, ToldReport other, int most) {
        var own = signature(one);
        var words = Terms.words(FoldedText.of(one.report()));
        var shared = new ArrayList<SharedTerm>();
        memory.shared(own, signature(other))
                .forEach((term, weight) -> shared.add(new SharedTerm(words.getOrDefault(term, "?"), weight)));
        shared.sort(Comparator.comparingDouble(SharedTerm::weight).reversed().thenComparing(SharedTerm::text));
        return shared.subList(0, Math.min(most, shared.size()));
    }

    private Signature signature(ToldReport report) {
        long time = report.time().toEpochMilli();
        return memory.sketched(
                deduplicator.signature(report.ownId(), report.category(), time, time, Fingerprint.of(report.report())));
    }
}
