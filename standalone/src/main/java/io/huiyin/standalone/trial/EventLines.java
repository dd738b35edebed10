package io.huiyin.standalone.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.EventCheck;
import io.huiyin.check.Problem;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.json.EventJson;
import io.huiyin.json.Read;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Lines that are events as the gateway takes them: one with an {@code action} is an action, one with a {@code voter} a vote, any other a report. */
final class EventLines {
    private EventLines() {}

    /** What a line came to. */
    sealed interface Line {
        record Played(String tenant, Recorded record) implements Line {}

        record Wrong(List<Problem> problems) implements Line {}
    }

    /** @param now what no event may be later than */
    static Line read(ObjectNode json, Instant now) {
        if (json.has("action")) {
            return line(
                    json,
                    CaseAction.class,
                    action -> EventCheck.check(action, now),
                    CaseAction::getOccurredAt,
                    (action, at) -> new Line.Played(action.getTenant(), LiveEvent.of(action, at)));
        }
        if (json.has("voter")) {
            return line(
                    json,
                    SatisfactionVote.class,
                    vote -> EventCheck.check(vote, now),
                    SatisfactionVote::getOccurredAt,
                    (vote, at) -> new Line.Played(vote.getTenant(), LiveEvent.of(vote, at)));
        }
        return line(
                json,
                Report.class,
                report -> EventCheck.check(report, report.getSubmittedAt() == null ? now : report.getSubmittedAt()),
                Report::getSubmittedAt,
                (report, _at) -> new Line.Played(report.getTenant(), LiveEvent.of(report)));
    }

    private interface Timed<T> {
        @Nullable
        Instant at(T event);
    }

    private interface Playing<T> {
        Line played(T event, Instant at);
    }

    private static <T extends SpecificRecord> Line line(
            ObjectNode json, Class<T> type, Function<T, List<Problem>> check, Timed<T> timed, Playing<T> playing) {
        var read = EventJson.read(json, type, check);
        if (read instanceof Read.Invalid<T> invalid) {
            return new Line.Wrong(invalid.problems());
        }
        var event = ((Read.Valid<T>) read).value();
        var at = timed.at(event);
        return at == null
                ? new Line.Wrong(List.of(new Problem("occurredAt", "", "given: it is when the event is played")))
                : playing.played(event, at);
    }
}
