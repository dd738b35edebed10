package io.huiyin.ingest.gateway.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What goes back over HTTP.
 *
 * @param headers besides Content-Type
 */
public record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {

    /** JSON in UTF-8. */
    public static Reply json(int status, JsonNode body) {
        return of(status, "application/json", body.toString());
    }

    /** Text in UTF-8. */
    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a header. */
    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, more, body);
    }

    /** When to come again, in whole seconds, rounded up. */
    public Reply retryAfter(Optional<Duration> wait) {
        return wait.map(some -> with("Retry-After", Long.toString(Math.max(1, (some.toMillis() + 999) / 1000))))
                .orElse(this);
    }
}
