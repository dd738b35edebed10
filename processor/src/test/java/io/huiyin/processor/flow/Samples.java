package io.huiyin.processor.flow;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Clock;
import io.huiyin.event.ClockStatus;
import io.huiyin.event.DueSource;
import io.huiyin.event.Escalation;
import io.huiyin.event.EscalationKind;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.PointRules;
import io.huiyin.policy.PolicyRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cases and what is told of them, whole but for what a test says. */
public final class Samples {

    public static final Instant OPENED = Instant.parse("2026-11-20T02:15:30Z");
    public static final PointRules POINTS = new PointRules(5, 3, 2, 1);

    private Samples() {}

    /** Open, untouched, due in a day. */
    public static Case.Builder openCase(String reference) {
        return Case.newBuilder()
                .setCaseId("acme.pit-1." + reference)
                .setTenant("acme")
                .setSite("pit-1")
                .setReference(reference)
                .setRevision(1)
                .setStatus(CaseStatus.OPEN)
                .setKind(Kind.HAZARD)
                .setChannel(Channel.HOTLINE)
                .setCategory("roof")
                .setSeverity(Severity.NORMAL)
                .setReason(new Reason("rule", "roof", "顶板", null))
                .setExcerpt("顶板漏水")
                .setZone("Asia/Shanghai")
                .setOpenedAt(OPENED)
                .setUpdatedAt(OPENED)
                .setLastReportAt(OPENED)
                .setReporter("miner-7")
                .setClocks(new ArrayList<>(List.of(clock("respond").build())));
    }

    public static Clock.Builder clock(String name) {
        return Clock.newBuilder()
                .setName(name)
                .setStatus(ClockStatus.RUNNING)
                .setStartedAt(OPENED)
                .setDeadline(OPENED.plus(Duration.ofDays(1)))
                .setSource(DueSource.POLICY)
                .setTargetMillis(Duration.ofDays(1).toMillis());
    }

    /** Stopped this long after the opening, by an answer. */
    public static Case.Builder answeredCase(String reference, Duration after) {
        var status = after.compareTo(Duration.ofDays(1)) > 0 ? ClockStatus.LATE : ClockStatus.MET;
        return openCase(reference)
                .setStatus(CaseStatus.ANSWERED)
                .setAnsweredAt(OPENED.plus(after))
                .setClocks(List.of(clock("respond")
                        .setStatus(status)
                        .setStoppedAt(OPENED.plus(after))
                        .setElapsedMillis(after.toMillis())
                        .build()));
    }

    public static CaseEvent.Builder event(Case subject, CaseEventKind kind) {
        return CaseEvent.newBuilder()
                .setId(subject.getCaseId() + "/" + subject.getRevision())
                .setCaseId(subject.getCaseId())
                .setTenant(subject.getTenant())
                .setSite(subject.getSite())
                .setKind(kind)
                .setAt(subject.getOpenedAt())
                .setRevision(subject.getRevision());
    }

    /** A report that opened or joined, through the case's channel. */
    public static CaseEvent.Builder report(Case subject, CaseEventKind kind, @Nullable String reporter) {
        return event(subject, kind)
                .setReference(subject.getReference())
                .setChannel(subject.getChannel())
                .setReporter(reporter);
    }

    public static Escalation escalation(Case subject, Instant raisedAt) {
        return Escalation.newBuilder()
                .setId(subject.getCaseId() + "/respond/breach/1")
                .setCaseId(subject.getCaseId())
                .setTenant(subject.getTenant())
                .setSite(subject.getSite())
                .setKind(EscalationKind.BREACH)
                .setClock("respond")
                .setStep("breach")
                .setStepIndex(0)
                .setGeneration(1)
                .setDueAt(raisedAt)
                .setRaisedAt(raisedAt)
                .setPaged(true)
                .setReason("not answered in time")
                .build();
    }

    public static CaseChange change(@Nullable Case before, Case after, CaseEvent... events) {
        return change(before, after, List.of(events), List.of());
    }

    public static CaseChange change(
            @Nullable Case before, Case after, List<CaseEvent> events, List<Escalation> escalations) {
        return new CaseChange(after.getUpdatedAt(), policy(POINTS), before, after, events, escalations);
    }

    public static PolicyInForce policy(PointRules points) {
        var template = BuiltinPolicies.template();
        return new PolicyInForce(
                "acme",
                3,
                new PolicyRules(
                        "Acme",
                        ZoneId.of("Asia/Shanghai"),
                        template.sites(),
                        template.categories(),
                        template.classify(),
                        template.duplicates(),
                        template.calendars(),
                        List.of(),
                        template.running(),
                        template.channels(),
                        points,
                        template.reopenWithin(),
                        template.retention(),
                        template.roles(),
                        template.rotas(),
                        template.confidential(),
                        template.permissions(),
                        template.silences()));
    }
}
