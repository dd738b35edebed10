package io.huiyin.ingest.gateway.adapter.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * An event by CloudEvents 1.0.2.
 *
 * @param attributes its context attributes, extensions included, as strings; all that are required are there
 */
record CloudEvent(Map<String, String> attributes, Data data) {

    /** What happened, as the producer says it. */
    sealed interface Data {
        record None() implements Data {}

        record Value(JsonNode json) implements Data {}

        record Words(String text) implements Data {}

        /** Bytes that are no text. */
        record Opaque(int length) implements Data {}
    }

    String id() {
        return attributes.getOrDefault("id", "");
    }

    String source() {
        return attributes.getOrDefault("source", "");
    }

    String type() {
        return attributes.getOrDefault("type", "");
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
