package io.huiyin.standalone.trial;

import io.huiyin.check.EventCheck;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.topic.TaskKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** History played as if it were live: without its batch, at the time that it says itself, so that clocks and ladders run. */
final class LiveEvent {
    private static final Serde<Report> REPORT = PlainWire.serde(Report.class);
    private static final Serde<CaseAction> ACTION = PlainWire.serde(CaseAction.class);
    private static final Serde<SatisfactionVote> VOTE = PlainWire.serde(SatisfactionVote.class);

    private LiveEvent() {}

    /** A report at the time at which it was submitted. A promise that is too far off for live reports is never due within a trial either way. */
    static Recorded of(Report report) {
        var at = report.getSubmittedAt();
        var furthest = at.plus(EventCheck.FURTHEST_DUE);
        var live = Report.newBuilder(report).setBatch(null);
        if (report.getDueAt() != null && report.getDueAt().isAfter(furthest)) {
            live.setDueAt(furthest);
        }
        return recorded(Input.REPORTS, at, report.getTenant(), report.getSite(), REPORT, live.build());
    }

    /** An action at this time. */
    static Recorded of(CaseAction action, Instant at) {
        var live = CaseAction.newBuilder(action).setBatch(null).build();
        return recorded(Input.ACTIONS, at, action.getTenant(), action.getSite(), ACTION, live);
    }

    /** A vote at this time. */
    static Recorded of(SatisfactionVote vote, Instant at) {
        return recorded(Input.VOTES, at, vote.getTenant(), vote.getSite(), VOTE, vote);
    }

    private static <T extends SpecificRecord> Recorded recorded(
            Input input, Instant at, String tenant, String site, Serde<T> serde, T event) {
        var key = new TaskKey(tenant, site).toString().getBytes(StandardCharsets.UTF_8);
        return new Recorded(input, at, key, serde.serializer().serialize("", event));
    }
}
