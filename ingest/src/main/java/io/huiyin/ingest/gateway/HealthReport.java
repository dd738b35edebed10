package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.huiyin.component.Health;

/** The answer of {@code /health}: alive as soon as it answers at all, ready where events can be taken. */
final class HealthReport {
    private HealthReport() {}

    static Answer of(Health health) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("live", true)
                .put("ready", health.ok())
                .put("detail", health.detail());
        return Answer.json(health.ok() ? 200 : 503, body);
    }
}
