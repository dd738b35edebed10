package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import io.huiyin.json.EventJson;
import io.huiyin.json.Read;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Decides whether one event may come in by an entrance. */
final class Admittance {
    private Admittance() {}

    /**
     * Prepares, reads and checks one event.
     *
     * @param freshId what its eventId is where the producer gave none
     */
    static <T extends SpecificRecord> Admission<T> decide(
            Entrance<T> entrance, RequestBody.Item item, Optional<String> idempotencyKey, String freshId, Instant now) {
        return switch (item) {
            case RequestBody.Item.Unreadable unreadable -> new Admission.Refused<>(400, unreadable.detail(), List.of());
            case RequestBody.Item.Readable readable ->
                readable.event() instanceof ObjectNode json
                        ? decide(entrance, prepare(entrance, json, idempotencyKey, freshId, now), now)
                        : noObject(entrance, readable.event());
        };
    }

    private static <T extends SpecificRecord> Admission<T> noObject(Entrance<T> entrance, JsonNode json) {
        return switch (EventJson.read(json, entrance.type())) {
            case Read.Invalid<T> invalid -> refused(invalid.problems());
            case Read.Valid<T> valid -> throw new IllegalStateException("no object, yet " + valid.value());
        };
    }

    private static Preparation prepare(
            Entrance<?> entrance, ObjectNode json, Optional<String> idempotencyKey, String freshId, Instant now) {
        var prepared = new Preparation(json);
        prepared.eventId(idempotencyKey, freshId);
        if (entrance.isOnCase()) {
            prepared.caseId();
            prepared.reference("reference");
            prepared.reference("into");
        } else {
            prepared.submittedAt(now);
        }
        return prepared;
    }

    private static <T extends SpecificRecord> Admission<T> decide(
            Entrance<T> entrance, Preparation prepared, Instant now) {
        var read = EventJson.read(
                prepared.json(), entrance.type(), event -> entrance.check().check(event, now));
        var problems = new ArrayList<>(prepared.problems());
        return switch (read) {
            case Read.Valid<T> valid ->
                problems.isEmpty()
                        ? new Admission.Admitted<>(
                                valid.value(), entrance.locate().locate(valid.value()))
                        : refused(problems);
            case Read.Invalid<T> invalid -> {
                invalid.problems().stream().filter(prepared::isNews).forEach(problems::add);
                yield refused(problems);
            }
        };
    }

    static <T extends SpecificRecord> Admission<T> refused(List<Problem> problems) {
        var more = problems.size() == 1 ? "" : " And " + (problems.size() - 1) + " more; see errors.";
        return new Admission.Refused<>(422, problems.getFirst().sentence() + "." + more, problems);
    }
}
