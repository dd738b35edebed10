package io.huiyin.standalone.audit;

import io.huiyin.event.Case;
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
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Faults written past the processor, each of a case of its own under the built-in policy (24 h; a warning after 18). */
record Planted(Instant now) {

    Map<SpecificRecord, Topic<?>> records() {
        var records = new LinkedHashMap<SpecificRecord, Topic<?>>();
        records.put(opened("forgotten", 20, 24).build(), Topics.CASES);
        records.put(opened("twice", 20, 24).build(), Topics.CASES);
        records.put(opened("shifted", 1, 25).build(), Topics.CASES);
        var answered = opened("answered", 20, 24);
        answered.setStatus(CaseStatus.ANSWERED)
                .setClocks(List.of(Clock.newBuilder(answered.getClocks().getFirst())
                        .setStatus(ClockStatus.MET)
                        .setStoppedAt(now.minus(Duration.ofHours(3)))
                        .build()));
        records.put(answered.build(), Topics.CASES);
        records.put(warning("answered"), Topics.ESCALATIONS);
        return records;
    }

    List<Escalation> twice() {
        return List.of(warning("twice"), warning("twice"));
    }

    List<String> expected() {
        return List.of(
                "MISSING " + id("forgotten") + "/respond/warning/1",
                "TWICE " + id("twice") + "/respond/warning/1",
                "WRONG_DEADLINE " + id("shifted") + "/respond",
                "UNFOUNDED " + id("answered") + "/respond/warning/1");
    }

    static String key(SpecificRecord record) {
        return record instanceof Case one ? one.getCaseId() : ((Escalation) record).getCaseId();
    }

    private static CaseId id(String event) {
        return CaseId.ofFirstReport("planted", "site", event);
    }

    private Case.Builder opened(String event, int hoursAgo, int target) {
        var start = now.minus(Duration.ofHours(hoursAgo));
        return Case.newBuilder()
                .setCaseId(id(event).toString())
                .setTenant("planted")
                .setSite("site")
                .setReference(id(event).reference())
                .setRevision(1)
                .setStatus(CaseStatus.OPEN)
                .setKind(Kind.FEEDBACK)
                .setChannel(Channel.WEB)
                .setCategory("facilities")
                .setSeverity(Severity.NORMAL)
                .setReason(new Reason("none", "", "", null))
                .setExcerpt("")
                .setZone("UTC")
                .setOpenedAt(start)
                .setUpdatedAt(start)
                .setLastReportAt(start)
                .setClocks(List.of(Clock.newBuilder()
                        .setName("respond")
                        .setStatus(ClockStatus.RUNNING)
                        .setStartedAt(start)
                        .setDeadline(start.plus(Duration.ofHours(target)))
                        .setSource(DueSource.POLICY)
                        .setTargetMillis(Duration.ofHours(24).toMillis())
                        .build()));
    }

    private Escalation warning(String event) {
        var due = now.minus(Duration.ofHours(2));
        return Escalation.newBuilder()
                .setId(id(event) + "/respond/warning/1")
                .setCaseId(id(event).toString())
                .setTenant("planted")
                .setSite("site")
                .setKind(EscalationKind.WARNING)
                .setClock("respond")
                .setStep("warning")
                .setStepIndex(0)
                .setGeneration(1)
                .setDueAt(due)
                .setRaisedAt(due.plusSeconds(1))
                .setPaged(true)
                .setReason("planted")
                .build();
    }
}
