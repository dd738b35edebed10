package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import io.huiyin.ingest.gateway.adapter.ProblemJson;
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
    private static final String PROBLEM = ProblemJson.TYPE;

    static Answer json(int status, ObjectNode body) {
        return new Answer(status, JSON, Map.of(), body);
    }

    /** A problem by RFC 9457. */
    static Answer problem(int status, String detail, List<Problem> errors) {
        return new Answer(status, PROBLEM, Map.of(), problemBody(status, detail, errors));
    }

    static ObjectNode problemBody(int status, String detail, List<Problem> errors) {
        return ProblemJson.of(status, detail, errors);
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
}
