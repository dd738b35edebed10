package io.huiyin.audit.read;

import io.huiyin.audit.judge.Auditing;
import io.huiyin.audit.judge.CaseFile;
import io.huiyin.audit.judge.Finding;
import io.huiyin.audit.judge.Raised;
import io.huiyin.audit.judge.Reach;
import io.huiyin.audit.judge.Told;
import io.huiyin.audit.judge.Verdict;
import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.Escalation;
import io.huiyin.event.EscalationKind;
import io.huiyin.event.Policy;
import io.huiyin.topic.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept of the topics: open cases, and closed ones for a while. For one thread. */
public final class Books {
    private final PublishedRules rules = new PublishedRules();
    private final Auditing auditing = new Auditing(rules);
    private final Map<String, Entry> entries = new HashMap<>();
    private final Watermarks watermarks;
    private final Duration grace;
    private final Duration keep;
    private Instant oldest = Instant.EPOCH;

    /** A case and what the last look at it came to. */
    private static final class Entry {
        final CaseFile file = new CaseFile();
        Instant heard = Instant.EPOCH;
        boolean fresh = true;
        Verdict verdict = new Verdict(List.of(), Instant.MAX);
    }

    /**
     * @param partitions of the processor's inputs
     * @param grace how much later than due an escalation may be
     * @param keep how long closed cases are kept
     */
    Books(int partitions, Duration grace, Duration keep) {
        this.watermarks = new Watermarks(partitions);
        this.grace = grace;
        this.keep = keep;
    }

    void take(Policy policy) {
        rules.take(policy);
        entries.values().forEach(entry -> entry.fresh = true);
    }

    void take(Case subject, Instant appended) {
        var caseId = subject.getCaseId();
        var entry = entry(caseId, appended);
        entry.file.take(subject, appended);
        if (letGo(entry)) {
            entries.remove(caseId);
        }
    }

    void take(CaseEvent event, Instant appended) {
        if (Told.keeps(event.getKind()) && wanted(event.getCaseId(), appended)) {
            entry(event.getCaseId(), appended).file.take(Told.of(event));
        }
    }

    void take(Escalation escalation, Instant appended) {
        if (escalation.getKind() == EscalationKind.SUMMARY) {
            return;
        }
        if (escalation.getPaged()) {
            watermarks.raised(
                    watermarks.partition(escalation.getTenant(), escalation.getSite()),
                    escalation.getDueAt(),
                    escalation.getRaisedAt());
        }
        if (wanted(escalation.getCaseId(), appended)) {
            entry(escalation.getCaseId(), appended).file.take(Raised.of(escalation, appended));
        }
    }

    Watermarks watermarks() {
        return watermarks;
    }

    /** A case that is not there was closed for long when reading began, or is new. */
    private boolean wanted(String caseId, Instant appended) {
        return entries.containsKey(caseId) || !appended.isBefore(oldest);
    }

    private boolean letGo(Entry entry) {
        return !entry.file.open() && entry.heard.isBefore(oldest);
    }

    private Entry entry(String caseId, Instant heard) {
        var entry = entries.computeIfAbsent(caseId, _new -> new Entry());
        entry.fresh = true;
        entry.heard = heard.isAfter(entry.heard) ? heard : entry.heard;
        return entry;
    }

    /** Lets go of closed cases of which nothing was heard for a while. */
    public void forget(Instant now) {
        oldest = now.minus(keep);
        entries.values().removeIf(this::letGo);
    }

    /** When the oldest case that is kept was opened. */
    Optional<Instant> oldestCase() {
        return entries.values().stream()
                .map(entry -> entry.file.latest())
                .filter(subject -> subject != null)
                .map(Case::getOpenedAt)
                .min(Instant::compareTo);
    }

    /** Everything that is found fault with now. */
    public List<Finding> look(Instant now) {
        var findings = new ArrayList<Finding>();
        var processed = watermarks.all();
        entries.forEach((caseId, entry) -> {
            if (entry.fresh
                    || !entry.verdict.findings().isEmpty()
                    || !entry.verdict.lookAgain().isAfter(now.minus(grace))) {
                entry.verdict = auditing.judge(entry.file, new Reach(now, processed(caseId, processed), grace));
                entry.fresh = false;
            }
            findings.addAll(entry.verdict.findings());
        });
        return findings;
    }

    private Optional<Instant> processed(String caseId, Map<Integer, Instant> processed) {
        return CaseId.parse(caseId).map(id -> processed.get(watermarks.partition(id.tenant(), id.site())));
    }

    /** How far the processor has come, by partition of its inputs; one of which that is not known is left out. */
    public Map<Integer, Instant> processed() {
        return watermarks.all();
    }

    /** How many cases are open. */
    public long open() {
        return entries.values().stream().filter(entry -> entry.file.open()).count();
    }
}
