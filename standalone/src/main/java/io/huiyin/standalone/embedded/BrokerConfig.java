package io.huiyin.standalone.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * One Kafka broker that is its own controller.
 *
 * @param dataDir where its logs are kept; made where it is missing
 * @param port of the clients' listener on 127.0.0.1; 0 is any free one
 * @param overrides broker settings that win over ours
 */
public record BrokerConfig(Path dataDir, int port, Map<String, String> overrides) {

    public BrokerConfig {
        Ports.require("embedded.kafka.port", port);
        dataDir = dataDir.toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
    }

    /** With our settings as they are. */
    public BrokerConfig(Path dataDir, int port) {
        this(dataDir, port, Map.of());
    }
}
