package io.huiyin.ingest.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.huiyin.check.Problem;
import java.util.ArrayList;
import java.util.List;

/** Reads the gateway's answers, and those of whatever stands before it. */
final class Replies {
    private static final ObjectReader JSON = JsonMapper.builder().build().reader();
    private static final int MOST_SHOWN = 200;

    private Replies() {}

    /** The reply in an answer with this status and body. */
    static Reply read(String eventId, int status, String body) {
        var json = tree(body);
        if (status >= 200 && status < 300) {
            return new Reply.Accepted(
                    text(json, "eventId", eventId),
                    text(json, "reference", ""),
                    text(json, "caseId", ""),
                    text(json, "statusUrl", ""));
        }
        var plain = json.isObject() ? "" : shortened(body);
        return new Reply.Refused(
                eventId, status, text(json, "title", "HTTP " + status), text(json, "detail", plain), errors(json));
    }

    private static List<Problem> errors(JsonNode json) {
        var errors = new ArrayList<Problem>();
        json.path("errors")
                .forEach(error -> errors.add(
                        new Problem(text(error, "field", ""), text(error, "value", ""), text(error, "expected", ""))));
        return errors;
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static String text(JsonNode json, String field, String otherwise) {
        return json.hasNonNull(field) ? json.path(field).asText() : otherwise;
    }

    private static String shortened(String body) {
        var text = body.strip();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }
}
