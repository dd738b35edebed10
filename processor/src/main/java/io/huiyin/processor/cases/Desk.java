package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.policy.PolicyRules;
import io.huiyin.processor.clock.Calendars;
import io.huiyin.processor.clock.Timing;
import io.huiyin.processor.clock.Timings;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.DeadLetter;
import io.huiyin.processor.flow.Nodes;
import io.huiyin.processor.flow.Policies;
import io.huiyin.processor.flow.PolicyInForce;
import io.huiyin.processor.state.Ballots;
import io.huiyin.processor.state.CaseFiles;
import io.huiyin.processor.state.Kin;
import io.huiyin.processor.state.Links;
import io.huiyin.processor.state.Timer;
import io.huiyin.processor.state.Timers;
import io.huiyin.processor.state.Withholdings;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What all desks of the stage share: the stores, the rules, and the one way in which a change is kept and told. */
final class Desk {
    /** So many versions' calendars are kept ready; a policy in use is never far from the front. */
    private static final int MOST_TIMINGS = 10_000;

    private final ProcessorContext<Object, Object> context;
    private final Map<PolicyRules, Timing> ready = new IdentityHashMap<>();
    private final Calendars calendars = new Calendars();
    final CasesSettings settings;
    final Policies policies;
    final CaseFiles files;
    final Links links;
    final Kin kin;
    final Ballots ballots;
    final Withholdings withheld;
    final Timers timers;
    final Timings timings;
    final Countdowns countdowns;
    final Settling settling;
    final TimingOut timingOut;
    private final Upkeep upkeep;

    Desk(ProcessorContext<Object, Object> context, Policies policies, CasesSettings settings) {
        this.context = context;
        this.policies = policies;
        this.settings = settings;
        this.files = new CaseFiles(context);
        this.links = new Links(context);
        this.kin = new Kin(context);
        this.ballots = new Ballots(context);
        this.withheld = new Withholdings(context);
        this.timers = new Timers(context);
        this.timings = (tenant, version) -> timing(policies.version(tenant, version));
        this.countdowns = new Countdowns(timings);
        this.settling = new Settling(countdowns);
        this.timingOut = new TimingOut(countdowns);
        this.upkeep = new Upkeep(countdowns, policies);
    }

    /** Keeps the case as it is now, sets its timer, and tells everybody. */
    void commit(CaseChange change) {
        files.save(change.after());
        withhold(change);
        rearm(change.before(), change.after());
        tell(change);
    }

    /** Keeps what a confidential case does not say, as long as it does not. */
    private void withhold(CaseChange change) {
        var caseId = change.after().getCaseId();
        change.withheld().ifPresent(what -> withheld.put(caseId, what));
        if (change.before() != null
                && change.before().getConfidential()
                && !change.after().getConfidential()) {
            withheld.forget(caseId);
        }
    }

    /** The case as it is at this instant, with what time alone has brought about since it was last looked at. */
    Case current(Case subject, Instant at) {
        var now = subject;
        for (var change : upkeep.upTo(subject, at)) {
            commit(change);
            now = change.after();
        }
        return now;
    }

    /** Tells of a change without touching the case: a refusal. */
    void tell(CaseChange change) {
        var at = change.at().toEpochMilli();
        var caseId = change.after().getCaseId();
        if (change.before() != change.after()) {
            context.forward(new Record<>(caseId, change.after(), at), Nodes.WRITE_CASES);
        }
        for (var event : change.events()) {
            context.forward(new Record<>(caseId, event, at), Nodes.WRITE_CASE_EVENTS);
        }
        for (var text : change.texts()) {
            context.forward(new Record<>(caseId, text, at), Nodes.WRITE_CONFIDENTIAL_TEXTS);
        }
        for (var escalation : change.escalations()) {
            context.forward(new Record<>(caseId, escalation, at), Nodes.WRITE_ESCALATIONS);
        }
        context.forward(new Record<>(caseId, change, at), Nodes.COUNT);
        context.forward(new Record<>(caseId, change, at), Nodes.AWARD_POINTS);
        context.forward(new Record<>(caseId, change, at), Nodes.WATCH_SURGES);
    }

    void refuse(DeadLetter letter, long at) {
        context.forward(letter.toRecord(at), Nodes.WRITE_DEAD_LETTERS);
    }

    void forward(Record<Object, Object> record, String node) {
        context.forward(record, node);
    }

    /** The one timer that a case has follows from the case itself, so the old one is known without being kept. */
    private void rearm(@Nullable Case before, Case after) {
        var old = before == null ? Optional.<Timer>empty() : timer(before);
        var fresh = timer(after);
        if (!old.equals(fresh)) {
            old.ifPresent(timers::cancel);
            fresh.ifPresent(timers::set);
        }
    }

    private Optional<Timer> timer(Case subject) {
        var next = timingOut.next(subject).map(at -> new Timer(at, Timer.Kind.CASE, subject.getCaseId()));
        return next.isPresent()
                ? next
                : expiry(subject).map(at -> new Timer(at, Timer.Kind.EXPIRY, subject.getCaseId()));
    }

    /** A case that lives on in another is let go with that one. */
    private Optional<Instant> expiry(Case subject) {
        if (Standing.OPEN.contains(subject.getStatus()) || subject.getStatus() == CaseStatus.MERGED) {
            return Optional.empty();
        }
        var retention = policies.version(subject.getTenant(), subject.getPolicyVersion())
                .rules()
                .retention();
        return TimingOut.expiry(subject, retention);
    }

    private Timing timing(PolicyInForce policy) {
        if (ready.size() > MOST_TIMINGS) {
            ready.clear();
        }
        return ready.computeIfAbsent(policy.rules(), rules -> Timing.of(policy, calendars));
    }
}
