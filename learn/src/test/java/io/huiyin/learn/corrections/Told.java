package io.huiyin.learn.corrections;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.Kind;
import io.huiyin.event.Place;
import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/** Events in memory, as the pipeline would have written them; each later than the one before by an hour. */
final class Told implements Events {
    private final List<SpecificRecord> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-02T08:00:00Z");

    @Override
    public <T extends SpecificRecord> void each(Topic<T> topic, Consumer<T> taker) {
        var type = topic.value().orElseThrow();
        events.stream().filter(type::isInstance).map(type::cast).forEach(taker);
    }

    Instant now() {
        return now;
    }

    String opened(String eventId, String text, UnaryOperator<Case.Builder> more) {
        var id = report(eventId, text);
        tell(id, CaseEventKind.OPENED, line -> line.setReference(reference(id)).setChannel(Channel.WEB));
        stands(id, more);
        return id;
    }

    String joined(String eventId, String text, String caseId) {
        var id = report(eventId, text);
        tell(caseId, CaseEventKind.REPORT_JOINED, line -> line.setReference(reference(id))
                .setChannel(Channel.WEB));
        return id;
    }

    private String report(String eventId, String text) {
        events.add(Report.newBuilder()
                .setEventId(eventId)
                .setTenant("mine")
                .setSite("north")
                .setChannel(Channel.WEB)
                .setTitle("about " + eventId)
                .setText(text)
                .setPlace(new Place(31.5, 121.25, "hall 3"))
                .setSubmittedAt(now)
                .build());
        return CaseId.ofFirstReport("mine", "north", eventId).toString();
    }

    /** The case as it is from now on. */
    void stands(String caseId, UnaryOperator<Case.Builder> more) {
        var id = CaseId.parse(caseId).orElseThrow();
        events.add(more.apply(Case.newBuilder()
                        .setCaseId(caseId)
                        .setTenant("mine")
                        .setSite("north")
                        .setReference(id.reference())
                        .setRevision(1)
                        .setStatus(CaseStatus.OPEN)
                        .setKind(Kind.HAZARD)
                        .setChannel(Channel.WEB)
                        .setCategory("lifts")
                        .setSeverity(Severity.NORMAL)
                        .setReason(new Reason("rule", "lifts", "lift", null))
                        .setExcerpt("")
                        .setZone("UTC")
                        .setOpenedAt(now)
                        .setUpdatedAt(now)
                        .setLastReportAt(now))
                .build());
    }

    void tell(String caseId, CaseEventKind kind, UnaryOperator<CaseEvent.Builder> more) {
        events.add(more.apply(CaseEvent.newBuilder()
                        .setId(caseId + "#" + events.size())
                        .setCaseId(caseId)
                        .setTenant("mine")
                        .setSite("north")
                        .setKind(kind)
                        .setActor("wang")
                        .setRevision(events.size())
                        .setAt(now))
                .build());
        now = now.plusSeconds(3600);
    }

    void secret(String caseId, String text) {
        events.add(ConfidentialText.newBuilder()
                .setId(caseId + "#1.0")
                .setCaseId(caseId)
                .setTenant("mine")
                .setSite("north")
                .setAt(now)
                .setEventId("e")
                .setReference(reference(caseId))
                .setText(text)
                .build());
    }

    static String reference(String caseId) {
        return Objects.requireNonNull(caseId.substring(caseId.lastIndexOf('.') + 1));
    }
}
