package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes back over HTTP.
 *
 * @param headers besides Content-Type
 */
record Answer(int status, String contentType, Map<String, String> headers, ObjectNode body) {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    static Answer json(int status, ObjectNode body) {
        return new Answer(status, JSON, Map.of(), body);
    }

    /** A problem by RFC 9457. */
    static Answer problem(int status, String detail, List<Problem> errors) {
        return new Answer(status, PROBLEM, Map.of(), problemBody(status, detail, errors));
    }

    static ObjectNode problemBody(int status, String detail, List<Problem> errors) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("type", "about:blank")
                .put("title", title(status))
                .put("status", status)
                .put("detail", detail);
        if (!errors.isEmpty()) {
            var list = body.putArray("errors");
            errors.forEach(error -> list.addObject()
                    .put("field", error.field())
                    .put("value", error.value())
                    .put("expected", error.expected())
                    .put("detail", error.sentence()));
        }
        return body;
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, more, body);
    }

    /** When to come again, in whole seconds, rounded up. */
    Answer retryAfter(Duration wait) {
        return with("Retry-After", Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000)));
    }

    /** The phrase of RFC 9110 for this status, which is what the title of an {@code about:blank} problem is. */
    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> status >= 500 ? "Internal Server Error" : "Bad Request";
        };
    }
}
