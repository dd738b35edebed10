package io.huiyin.learn.duplicates;

import io.huiyin.policy.DuplicateRules;
import io.huiyin.processor.deduplicate.Deduplicator;
import io.huiyin.processor.deduplicate.Evidence;
import io.huiyin.processor.deduplicate.Fingerprint;
import io.huiyin.processor.deduplicate.Memory;
import io.huiyin.processor.deduplicate.Signature;
import io.huiyin.processor.deduplicate.Weighing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports in the order in which they came, each compared with those before it by the pipeline's own memory and evidence, without
 * deciding: for learning weights and thresholds from what is known to be the same.
 */
public final class Lookup {
    private static final int CAPACITY = 1 << 20;

    private final DuplicateRules rules;
    private final Deduplicator deduplicator;
    private final Memory memory = new Memory(CAPACITY, new InMemory());
    private final Map<String, ToldReport> told = new HashMap<>();

    /** By these rules. */
    public Lookup(DuplicateRules rules) {
        this.rules = rules;
        this.deduplicator = new Deduplicator(rules, Duration.ofDays(3650));
    }

    /** The evidence between two reports of this file. */
    public record Compared(ToldReport later, ToldReport earlier, Evidence evidence) {}

    /** What the next report finds, at most so many, those first that were guessed likeliest; then it is remembered. */
    public List<Compared> next(ToldReport report, double least, int most) {
        var own = signature(report);
        var weighing = Weighing.of(rules, report.category());
        var found = new ArrayList<Compared>();
        for (var candidate : memory.near(own, least, weighing, most)) {
            var earlier = told.get(candidate.ownId());
            if (earlier != null) {
                found.add(new Compared(report, earlier, evidence(report, own, earlier, candidate, weighing)));
            }
        }
        memory.remember(own, report.time().toEpochMilli());
        told.put(own.ownId(), report);
        return found;
    }

    private Evidence evidence(
            ToldReport report, Signature own, ToldReport earlier, Signature candidate, Weighing weighing) {
        boolean settled = earlier.settledAt() != null && !earlier.settledAt().isAfter(report.time());
        return deduplicator.evidence(own, candidate, candidate.category(), settled, weighing, memory);
    }

    private Signature signature(ToldReport report) {
        long time = report.time().toEpochMilli();
        return memory.sketched(
                deduplicator.signature(report.ownId(), report.category(), time, time, Fingerprint.of(report.report())));
    }
}
