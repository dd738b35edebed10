package io.huiyin.standalone.registry;

import io.huiyin.standalone.embedded.Ports;
import java.util.Map;

/**
 * Where the embedded registry listens, and where it keeps its schemas.
 *
 * @param host the address to listen on, such as 127.0.0.1
 * @param port 0 is any free one
 * @param bootstrapServers the Kafka that holds the topic
 * @param topic the topic, compacted, of one partition; {@code _schemas} with everybody
 * @param properties settings for the Kafka clients, such as {@code security.protocol}
 */
public record RegistryConfig(
        String host, int port, String bootstrapServers, String topic, Map<String, String> properties) {
    /** The topic that Confluent's registry uses. */
    public static final String TOPIC = "_schemas";

    public RegistryConfig {
        Ports.require("registry.port", port);
        requireText("registry.host", host);
        requireText("kafka.bootstrap.servers", bootstrapServers);
        requireText("registry.topic", topic);
        properties = Map.copyOf(properties);
    }

    /** On loopback, in the usual topic. */
    public RegistryConfig(int port, String bootstrapServers) {
        this("127.0.0.1", port, bootstrapServers, TOPIC, Map.of());
    }

    private static void requireText(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + " is empty; it must be given");
        }
    }
}
