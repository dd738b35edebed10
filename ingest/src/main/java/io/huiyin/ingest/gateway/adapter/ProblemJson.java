package io.huiyin.ingest.gateway.adapter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import java.util.List;

/** The house's own form of a refusal: a problem by RFC 9457. */
public final class ProblemJson {
    public static final String TYPE = "application/problem+json";

    private ProblemJson() {}

    /** The body of a problem. */
    public static ObjectNode of(int status, String detail, List<Problem> errors) {
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

    /** The whole answer. */
    public static Reply reply(Refusal refusal) {
        var body = of(refusal.status(), refusal.detail(), refusal.problems());
        return Reply.of(refusal.status(), TYPE, body.toString()).retryAfter(refusal.retryAfter());
    }

    /** The phrase of RFC 9110 for this status, which is what the title of an {@code about:blank} problem is. */
    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
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
