package io.huiyin.console.live;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One thing that a viewer is told.
 *
 * @param name what it is: {@code snapshot}, {@code escalation}, {@code escalation-gone}, {@code case}, {@code counters},
 *     {@code revision}, {@code store-away}
 * @param data JSON in one line
 */
public record LiveEvent(String name, String data) {

    static LiveEvent of(String name, JsonNode data) {
        return new LiveEvent(name, data.toString());
    }
}
