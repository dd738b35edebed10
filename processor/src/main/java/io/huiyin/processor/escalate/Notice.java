package io.huiyin.processor.escalate;

import io.huiyin.event.Case;
import io.huiyin.event.Clock;
import io.huiyin.event.Escalation;
import io.huiyin.event.EscalationKind;
import io.huiyin.policy.DurationText;
import io.huiyin.policy.PolicyRules;
import io.huiyin.processor.oncall.Recipients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What an escalation says of a case. */
public final class Notice {
    private Notice() {}

    /** The identity of a step: the same case, clock, step, generation and repeat is the same escalation. */
    public static String id(String caseId, Clock clock, Rung rung) {
        var id = caseId + "/" + clock.getName() + "/" + rung.step().name() + "/" + clock.getGeneration();
        return rung.repeat() == 0 ? id : id + "/" + rung.repeat();
    }

    /**
     * A step that came due.
     *
     * @param rules the policy in force then: it says who is on call
     * @param raisedAt the time of the tick, or of what made it moot
     * @param paged false where it is only recorded
     * @param note why it is only recorded; empty where it is paged
     */
    public static Escalation of(
            PolicyRules rules, Case subject, Clock clock, Rung rung, Instant raisedAt, boolean paged, String note) {
        var owner = clock.getOwner() == null ? subject.getOwner() : clock.getOwner();
        var audience = rung.step().audience();
        return Escalation.newBuilder()
                .setId(id(subject.getCaseId(), clock, rung))
                .setCaseId(subject.getCaseId())
                .setTenant(subject.getTenant())
                .setSite(subject.getSite())
                .setKind(rung.kind())
                .setClock(clock.getName())
                .setStep(rung.step().name())
                .setStepIndex(rung.index())
                .setGeneration(clock.getGeneration())
                .setDueAt(rung.dueAt())
                .setDeadline(clock.getDeadline())
                .setRaisedAt(raisedAt)
                .setPaged(paged)
                .setAudience(audience)
                .setRecipients(Recipients.of(rules, audience, owner, subject.getAssignee(), raisedAt))
                .setChannels(paged ? rung.step().channels() : List.of())
                .setReason(reason(clock, rung, note))
                .setTitle(subject.getConfidential() ? null : subject.getTitle())
                .setExcerpt(subject.getConfidential() ? "" : subject.getExcerpt())
                .setCategory(subject.getCategory())
                .setSeverity(subject.getSeverity())
                .setOwner(owner)
                .setAssignee(subject.getAssignee())
                .setReports(subject.getReports())
                .setPolicyVersion(clock.getPolicyVersion())
                .setRepeat(rung.repeat())
                .build();
    }

    private static String reason(Clock clock, Rung rung, String note) {
        var deadline = clock.getDeadline();
        var said =
                switch (rung.kind()) {
                    case WARNING -> "the deadline of '%s' comes at %s".formatted(clock.getName(), deadline);
                    case BREACH -> "the deadline of '%s' passed at %s".formatted(clock.getName(), deadline);
                    case STEP ->
                        "'%s' is open %s after its deadline %s"
                                .formatted(
                                        clock.getName(),
                                        DurationText.write(Duration.between(deadline, rung.dueAt())),
                                        deadline);
                    case SUMMARY, UNSPECIFIED -> "";
                };
        var times = rung.repeat() == 0 ? "" : "; raised again, number " + rung.repeat();
        return note.isEmpty() ? said + times : said + times + "; " + note;
    }

    /** One word for many: cases of an imported batch that are open when history goes over to live time. Nobody is paged. */
    public static Escalation summary(
            String tenant, String site, String batch, int open, Instant at, int policyVersion) {
        var subject = tenant + "." + site;
        return Escalation.newBuilder()
                .setId(subject + "/" + batch + "/summary")
                .setCaseId(subject)
                .setTenant(tenant)
                .setSite(site)
                .setKind(EscalationKind.SUMMARY)
                .setClock("")
                .setStep("summary")
                .setStepIndex(0)
                .setGeneration(1)
                .setDueAt(at)
                .setRaisedAt(at)
                .setPaged(false)
                .setReason("%d cases of batch '%s' were open when it ended; their clocks run live from here"
                        .formatted(open, batch))
                .setReports(open)
                .setPolicyVersion(policyVersion)
                .build();
    }
}
