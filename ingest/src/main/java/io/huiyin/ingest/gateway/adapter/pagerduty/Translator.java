package io.huiyin.ingest.gateway.adapter.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.EventCheck;
import io.huiyin.ingest.gateway.adapter.Digest;
import io.huiyin.ingest.gateway.adapter.Event;
import io.huiyin.ingest.gateway.adapter.FieldNames;
import io.huiyin.ingest.gateway.adapter.Severities;
import io.huiyin.ingest.gateway.adapter.Text;
import io.huiyin.topic.Reference;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a report of a trigger, and an action on the case of its key of the others. What the key stands for is kept by the
 * processor, where reports and actions meet in order: while the case is open a trigger joins it or changes nothing, after that it opens the next.
 */
final class Translator {
    private static final String ACTOR = "pagerduty-events";
    private static final Pattern WEB = Pattern.compile("https?://\\S{1,1900}");

    private Translator() {}

    static Event event(Enqueued event, String tenant, String site, Instant now) {
        return switch (event.action()) {
            case TRIGGER -> new Event.Told(Event.Sort.REPORT, report(event, tenant, site, now), names());
            case ACKNOWLEDGE, RESOLVE -> new Event.Told(Event.Sort.ACTION, action(event, tenant, site), names());
        };
    }

    /** Keys of different integrations are different keys, and a routing key is a secret. */
    static String dedupKey(Enqueued event) {
        return "pagerduty " + Digest.hex(event.routingKey(), event.dedupKey());
    }

    private static FieldNames names() {
        return FieldNames.of(
                Map.of("title", "payload.summary", "text", "payload.summary", "occurredAt", "payload.timestamp"));
    }

    private static ObjectNode report(Enqueued event, String tenant, String site, Instant now) {
        var payload = event.payload();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("dedupKey", dedupKey(event))
                .put("tenant", tenant)
                .put("site", site)
                .put("channel", "API")
                .put("kind", "INCIDENT");
        var summary = payload.path("summary").asText();
        json.put("title", Text.line(summary, EventCheck.LONGEST_TITLE));
        json.put("text", Text.lines(text(event), EventCheck.LONGEST_TEXT));
        json.put("severity", Severities.of(payload.path("severity").asText()).name());
        Timestamp.of(payload.path("timestamp").asText())
                .filter(time -> !time.isAfter(now.plus(EventCheck.CLOCK_SKEW)))
                .filter(time -> !time.isBefore(EventCheck.EARLIEST_OCCURRENCE))
                .ifPresent(time -> json.put("occurredAt", time.toString()));
        links(event.json(), json);
        Text.attributes(attributes(event), json.putObject("attributes")::put);
        return json;
    }

    /** What stands behind the headline: the whole summary, the system, and the details line by line. */
    private static String text(Enqueued event) {
        var payload = event.payload();
        var lines = payload.path("custom_details").properties().stream()
                .map(detail -> detail.getKey() + ": " + written(detail.getValue()))
                .collect(Collectors.joining("\n"));
        return payload.path("summary").asText() + "\n"
                + payload.path("source").asText() + "\n"
                + (payload.path("custom_details").isTextual()
                        ? payload.path("custom_details").asText()
                        : lines);
    }

    private static void links(JsonNode event, ObjectNode json) {
        var attachments = json.putArray("attachments");
        for (var where : List.of(List.of("images", "src"), List.of("links", "href"))) {
            for (var link : event.path(where.getFirst())) {
                var address = link.path(where.getLast()).asText();
                if (WEB.matcher(address).matches() && attachments.size() < EventCheck.MOST_ATTACHMENTS) {
                    attachments.add(address);
                }
            }
        }
    }

    private static Map<String, String> attributes(Enqueued event) {
        var attributes = new LinkedHashMap<String, String>();
        for (var name : List.of("source", "component", "group", "class", "severity")) {
            attributes.put(name, event.payload().path(name).asText());
        }
        attributes.put("client", event.json().path("client").asText());
        attributes.put("client_url", event.json().path("client_url").asText());
        attributes.put("dedup_key", event.dedupKey());
        event.payload().path("custom_details").properties().forEach(detail -> {
            if (detail.getValue().isValueNode()) {
                attributes.putIfAbsent(detail.getKey(), detail.getValue().asText());
            }
        });
        return attributes;
    }

    /** The same words again are the same action on one case; on the next case of the key they act again. */
    private static ObjectNode action(Enqueued event, String tenant, String site) {
        var word = event.action().name();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("eventId", "pagerduty " + Digest.hex(event.json().toString()))
                .put("tenant", tenant)
                .put("site", site)
                .put("reference", Reference.ofKey(tenant, dedupKey(event)))
                .put("action", word)
                .put("actor", ACTOR);
        Text.given(event.payload().path("summary").asText())
                .ifPresent(summary -> json.put("text", Text.lines(summary, EventCheck.LONGEST_TEXT)));
        return json;
    }

    private static String written(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
