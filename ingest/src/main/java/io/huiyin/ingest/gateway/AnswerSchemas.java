package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the gateway answers, as JSON Schema. */
final class AnswerSchemas {
    private AnswerSchemas() {}

    static void addTo(ObjectNode schemas) {
        var accepted = object(schemas, "Accepted", "The broker has the event.");
        text(accepted, "eventId", "The identity under which it may be sent again.");
        text(accepted, "reference", "What a reporter is handed.");
        text(accepted, "spokenReference", "The same in three groups, to be said on the phone.");
        text(accepted, "caseId", "The case, or for a report its own id, which leads to the case that it joined.");
        text(accepted, "statusUrl", "Where to look up what became of it.");

        var error = object(schemas, "FieldError", "One thing that is wrong with an event.");
        text(error, "field", "Path of the field, such as place.latitude; in a batch with [index] in front.");
        text(error, "value", "What was given, shortened.");
        text(error, "expected", "What would be right.");
        text(error, "detail", "All of that in one sentence.");

        var problem = object(schemas, "Problem", "Why nothing was accepted (RFC 9457).");
        text(problem, "type", "about:blank.");
        text(problem, "title", "The status in words.");
        number(problem, "status", "The status.");
        text(problem, "detail", "What is wrong, and what to do.");
        text(problem, "eventId", "The identity under which to send the event again, where that helps.");
        list(problem, "errors", "FieldError");
        list(problem, "items", "Item");

        var item = object(schemas, "Item", "What became of one event of a batch: what Accepted has, or a problem.");
        number(item, "index", "Its place in the request, counted from 0.");
        number(item, "status", "202 where it was accepted.");
        item.setAll((ObjectNode) accepted.deepCopy());
        item.putObject("problem").put("$ref", "#/components/schemas/Problem");

        var batch = object(schemas, "Batch", "What became of every event, in the order of the request.");
        number(batch, "accepted", "How many were accepted.");
        number(batch, "refused", "How many were not.");
        list(batch, "items", "Item");

        var health = object(schemas, "Health", "How the gateway is.");
        health.putObject("live").put("type", "boolean");
        health.putObject("ready").put("type", "boolean");
        text(health, "detail", "Why it is not ready.");
    }

    /** The properties of a new object. */
    private static ObjectNode object(ObjectNode schemas, String name, String description) {
        return schemas.putObject(name)
                .put("type", "object")
                .put("description", description)
                .putObject("properties");
    }

    private static void text(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }

    private static void number(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "integer").put("description", description);
    }

    private static void list(ObjectNode properties, String name, String of) {
        properties.putObject(name).put("type", "array").putObject("items").put("$ref", "#/components/schemas/" + of);
    }
}
