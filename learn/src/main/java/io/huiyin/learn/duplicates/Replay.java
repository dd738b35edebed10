package io.huiyin.learn.duplicates;

import io.huiyin.policy.DuplicateRules;
import io.huiyin.processor.deduplicate.Deduplicator;
import io.huiyin.processor.deduplicate.Fingerprint;
import io.huiyin.processor.deduplicate.Memory;
import io.huiyin.processor.flow.Match;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reports of a file in the order in which they came, decided as the pipeline decides: by its own deduplicator, memory and all. */
public final class Replay {
    private static final int CAPACITY = 1 << 20;
    private static final Duration REOPEN = Duration.ofDays(3650);

    private final DuplicateRules rules;
    private final Deduplicator deduplicator;
    private final Memory memory = new Memory(CAPACITY, new InMemory());
    private final ReplayedCases cases = new ReplayedCases();

    /** By these rules. */
    public Replay(DuplicateRules rules) {
        this.rules = rules;
        this.deduplicator = new Deduplicator(rules, REOPEN);
    }

    /**
     * What was decided of one report.
     *
     * @param caseId the case that it opened or joined; two reports of one case were taken for one problem
     */
    public record Decided(ToldReport report, Match match, String caseId) {}

    /** Decides all of them, in this order. */
    public List<Decided> decide(List<ToldReport> reports) {
        var decided = new ArrayList<Decided>();
        for (var report : reports) {
            var match = next(report);
            decided.add(new Decided(report, match, cases.caseIdOf(report)));
        }
        return decided;
    }

    private Match next(ToldReport report) {
        long time = report.time().toEpochMilli();
        var print = Fingerprint.of(report.report());
        cases.at(report);
        var own = memory.sketched(deduplicator.signature(report.ownId(), report.category(), time, time, print));
        var match = rules.near() ? deduplicator.match(own, report.category(), memory, cases) : new Match.Alone();
        memory.remember(own, time);
        if (match instanceof Match.Joins joins) {
            cases.join(report, joins.caseId());
        } else {
            cases.open(report);
        }
        return match;
    }
}
