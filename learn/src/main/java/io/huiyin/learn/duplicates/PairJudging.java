package io.huiyin.learn.duplicates;

import io.huiyin.policy.DuplicateRules;
import io.huiyin.processor.deduplicate.Deduplicator;
import io.huiyin.processor.deduplicate.Evidence;
import io.huiyin.processor.deduplicate.Fingerprint;
import io.huiyin.processor.deduplicate.Memory;
import io.huiyin.processor.deduplicate.Signature;
import io.huiyin.processor.deduplicate.Terms;
import io.huiyin.processor.text.FoldedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Weighs given pairs of reports, with what is rare as the texts that were learnt before say. */
public final class PairJudging {
    private final DuplicateRules rules;
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
        memory.remember(signature(report), report.time().toEpochMilli());
    }

    /** The evidence that the later one is the same problem as the earlier one. */
    public Evidence weigh(ToldReport one, ToldReport other) {
        var later = one.time().isBefore(other.time()) ? other : one;
        var earlier = later == one ? other : one;
        var candidate = signature(earlier);
        boolean settled = earlier.settledAt() != null && !earlier.settledAt().isAfter(later.time());
        return Evidence.of(deduplicator.measures(
                signature(later), candidate, candidate.category(), settled, rules.oddsOf(later.category()), memory));
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
