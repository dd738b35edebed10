package io.huiyin.ingest.gateway.adapter.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as it was enqueued: what all have, and within its bounds.
 *
 * @param dedupKey as given, or fresh on a trigger that has none
 * @param json the whole
 */
record Enqueued(String routingKey, EventAction action, String dedupKey, ObjectNode json) {
    private static final int ROUTING_KEY = 32;
    private static final int LONGEST_DEDUP_KEY = 255;
    private static final int LONGEST_SUMMARY = 1024;
    private static final List<String> SEVERITIES = List.of("critical", "error", "warning", "info");

    /** What is to be done. */
    enum EventAction {
        TRIGGER,
        ACKNOWLEDGE,
        RESOLVE
    }

    /** What came of reading it. */
    sealed interface Read {
        record Sound(Enqueued event) implements Read {}

        record Unsound(List<Problem> problems) implements Read {}
    }

    static Read read(ObjectNode json, String freshKey) {
        var problems = new ArrayList<Problem>();
        var routingKey = text(json, "routing_key", problems);
        if (routingKey.codePointCount(0, routingKey.length()) != ROUTING_KEY && isNews("routing_key", problems)) {
            var shown = routingKey.isEmpty() ? "" : "(" + routingKey.length() + " characters)";
            problems.add(new Problem("routing_key", shown, "the integration key, which has 32 characters"));
        }
        var action = action(text(json, "event_action", problems), problems);
        var dedupKey = text(json, "dedup_key", problems);
        int length = dedupKey.codePointCount(0, dedupKey.length());
        if (length > LONGEST_DEDUP_KEY) {
            problems.add(new Problem("dedup_key", dedupKey, "at most 255 characters; it has " + length));
        }
        if (dedupKey.isBlank() && action != EventAction.TRIGGER && isNews("dedup_key", problems)) {
            problems.add(new Problem("dedup_key", dedupKey, "the key of the trigger that this is about"));
        }
        if (action == EventAction.TRIGGER) {
            payload(json, problems);
        }
        return problems.isEmpty()
                ? new Read.Sound(new Enqueued(routingKey, action, dedupKey.isBlank() ? freshKey : dedupKey, json))
                : new Read.Unsound(problems);
    }

    JsonNode payload() {
        return json.path("payload");
    }

    private static EventAction action(String word, List<Problem> problems) {
        return switch (word) {
            case "trigger" -> EventAction.TRIGGER;
            case "acknowledge" -> EventAction.ACKNOWLEDGE;
            case "resolve" -> EventAction.RESOLVE;
            default -> {
                if (isNews("event_action", problems)) {
                    problems.add(new Problem("event_action", word, "trigger, acknowledge or resolve"));
                }
                yield EventAction.TRIGGER;
            }
        };
    }

    private static void payload(ObjectNode json, List<Problem> problems) {
        var payload = json.path("payload");
        if (!payload.isObject()) {
            problems.add(new Problem("payload", payload.asText(), "an object with summary, source and severity"));
            return;
        }
        var summary = given(payload, "summary", "a text of what is wrong", problems);
        int length = summary.codePointCount(0, summary.length());
        if (length > LONGEST_SUMMARY) {
            problems.add(new Problem("payload.summary", summary, "at most 1024 characters; it has " + length));
        }
        given(payload, "source", "the system that is affected, such as a host name", problems);
        var severity = given(payload, "severity", String.join(", ", SEVERITIES), problems);
        if (!severity.isEmpty() && !SEVERITIES.contains(severity)) {
            problems.add(new Problem("payload.severity", severity, "one of " + String.join(", ", SEVERITIES)));
        }
        var timestamp = payload.path("timestamp");
        if (!timestamp.isMissingNode()
                && !timestamp.isNull()
                && Timestamp.of(timestamp.asText()).isEmpty()) {
            problems.add(new Problem(
                    "payload.timestamp", timestamp.asText(), "ISO 8601 such as 2015-07-17T08:42:58.315+0000"));
        }
    }

    private static String given(JsonNode payload, String field, String expected, List<Problem> problems) {
        var value = payload.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            problems.add(new Problem("payload." + field, value.asText(), "given: " + expected));
            return "";
        }
        return value.textValue();
    }

    private static String text(ObjectNode json, String field, List<Problem> problems) {
        var value = json.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            problems.add(new Problem(field, value.toString(), "a string"));
        }
        return value.isTextual() ? value.textValue() : "";
    }

    private static boolean isNews(String field, List<Problem> problems) {
        return problems.stream().noneMatch(problem -> problem.field().equals(field));
    }
}
