package io.huiyin.ingest.gateway;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a body is written. */
enum Format {
    JSON,
    NDJSON;

    static final String EXPECTED = "application/json, or application/x-ndjson with one object a line, in UTF-8";

    /** The format that a Content-Type names; empty where it names none that is read here, or another charset. */
    static Optional<Format> of(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        var parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.matches("charset=(utf-8|utf8)")) {
                return Optional.empty();
            }
        }
        return switch (parts[0].strip()) {
            case "application/json" -> Optional.of(JSON);
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> Optional.of(NDJSON);
            default -> Optional.empty();
        };
    }
}
