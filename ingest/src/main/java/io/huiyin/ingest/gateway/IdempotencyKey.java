package io.huiyin.ingest.gateway;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header-07): a string in quotes as structured
 * fields have it (RFC 9651, section 3.3.3), or bare, as most clients send it.
 */
sealed interface IdempotencyKey {

    record Given(String value) implements IdempotencyKey {}

    record Absent() implements IdempotencyKey {}

    record Malformed(String value) implements IdempotencyKey {}

    Pattern QUOTED = Pattern.compile("\"((?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])+)\"");
    Pattern BARE = Pattern.compile("[\\x21\\x23-\\x2b\\x2d-\\x7e]+");

    static IdempotencyKey of(@Nullable String header) {
        if (header == null) {
            return new Absent();
        }
        var text = header.strip();
        var quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return new Given(quoted.group(1).replaceAll("\\\\([\"\\\\])", "$1"));
        }
        return BARE.matcher(text).matches() ? new Given(text) : new Malformed(text);
    }

    default Optional<String> key() {
        return this instanceof Given given ? Optional.of(given.value()) : Optional.empty();
    }
}
