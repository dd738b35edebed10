package io.huiyin.ingest.gateway.adapter.cloudevents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.EventCheck;
import io.huiyin.check.Problem;
import io.huiyin.ingest.gateway.adapter.Digest;
import io.huiyin.ingest.gateway.adapter.Event;
import io.huiyin.ingest.gateway.adapter.FieldNames;
import io.huiyin.ingest.gateway.adapter.Json;
import io.huiyin.ingest.gateway.adapter.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a report, an action or a vote of a CloudEvent. Its type says which: one of ours has our own JSON as its data; any other is a
 * report that says what its data says.
 */
final class Translator {
    static final String REPORT = "io.huiyin.report";
    private static final Map<String, Event.Sort> OURS =
            Map.of(REPORT, Event.Sort.REPORT, "io.huiyin.action", Event.Sort.ACTION, "io.huiyin.vote", Event.Sort.VOTE);

    private static final List<String> TITLES = List.of("title", "summary");
    private static final List<String> TEXTS = List.of("text", "message", "description");

    private Translator() {}

    static Event event(CloudEvent event, String tenant, String site) {
        var sort = OURS.get(event.type());
        return sort == null ? told(event, tenant, site) : ours(event, sort, tenant, site);
    }

    /** The source is free of blanks, so that no two pairs of source and id read the same. */
    static String identity(CloudEvent event) {
        var both = event.source() + " " + event.id();
        return both.codePointCount(0, both.length()) <= EventCheck.LONGEST_ID
                ? both
                : "cloudevent " + Digest.hex(event.source(), event.id());
    }

    private static Event ours(CloudEvent event, Event.Sort sort, String tenant, String site) {
        if (!(event.data() instanceof CloudEvent.Data.Value value) || !(value.json() instanceof ObjectNode data)) {
            return Event.Wrong.fields(
                    List.of(new Problem("data", "", "a JSON object with the fields of /openapi.json, for this type")));
        }
        var problems = new ArrayList<Problem>();
        var json = data.deepCopy();
        given(json, "eventId")
                .ifPresent(own ->
                        problems.add(new Problem("data.eventId", own, "left out: source and id are the identity")));
        agree(json, problems, "tenant", tenant);
        agree(json, problems, "site", site);
        json.put("eventId", identity(event));
        if (sort == Event.Sort.REPORT && given(json, "submittedAt").isEmpty()) {
            event.attribute("time").ifPresent(time -> json.put("submittedAt", time));
        }
        var isTimeOfEvent = given(data, "submittedAt").isEmpty();
        var names = new LinkedHashMap<>(Map.of("eventId", "id"));
        if (isTimeOfEvent) {
            names.put("submittedAt", "time");
        }
        return problems.isEmpty()
                ? new Event.Told(sort, json, new FieldNames("data.", names))
                : Event.Wrong.fields(problems);
    }

    private static void agree(ObjectNode json, List<Problem> problems, String field, String ofPath) {
        given(json, field)
                .filter(own -> !own.equals(ofPath))
                .ifPresent(own -> problems.add(
                        new Problem("data." + field, own, "'" + ofPath + "' as in the path, or left out")));
        json.put(field, ofPath);
    }

    private static Event told(CloudEvent event, String tenant, String site) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("eventId", identity(event))
                .put("tenant", tenant)
                .put("site", site)
                .put("channel", "API");
        var title = word(event, TITLES).or(() -> event.attribute("subject")).orElse(event.type());
        json.put("title", Text.line(title, EventCheck.LONGEST_TITLE));
        json.put("text", Text.lines(text(event), EventCheck.LONGEST_TEXT));
        event.attribute("time").ifPresent(time -> json.put("submittedAt", time));
        var attributes = new LinkedHashMap<>(event.attributes());
        List.of("specversion", "id", "time").forEach(attributes::remove);
        Text.attributes(attributes, json.putObject("attributes")::put);
        return new Event.Told(Event.Sort.REPORT, json, FieldNames.of(Map.of("eventId", "id", "submittedAt", "time")));
    }

    private static String text(CloudEvent event) {
        return switch (event.data()) {
            case CloudEvent.Data.None _none -> "";
            case CloudEvent.Data.Opaque opaque -> opaque.length() + " bytes of data that are no text";
            case CloudEvent.Data.Words words -> words.text();
            case CloudEvent.Data.Value value -> word(event, TEXTS).orElseGet(() -> written(value.json()));
        };
    }

    /** The first of these that the data has as text. */
    private static Optional<String> word(CloudEvent event, List<String> names) {
        return event.data() instanceof CloudEvent.Data.Value value
                ? names.stream()
                        .flatMap(name -> given(value.json(), name).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static String written(JsonNode json) {
        try {
            return json.isTextual()
                    ? json.textValue()
                    : Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private static Optional<String> given(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue()).filter(text -> !text.isBlank());
    }
}
