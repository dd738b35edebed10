package io.huiyin.component;

import io.huiyin.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * How to reach Kafka and the schema registry.
 *
 * @param bootstrapServers {@code host:port,host:port}
 * @param registryUrl one address or several with commas, as in {@code schema.registry.url}
 * @param topicPrefix what stands before every topic's name
 * @param properties settings handed to every Kafka client and serde as they are ({@code security.protocol}, {@code
 *     basic.auth.credentials.source}, {@code value.serializer}, …); they win over ours
 */
public record KafkaConnection(
        String bootstrapServers, String registryUrl, String topicPrefix, Map<String, String> properties) {

    public KafkaConnection {
        requireText("kafka.bootstrap.servers", bootstrapServers);
        requireText("schema.registry.url", registryUrl);
        properties = Map.copyOf(properties);
    }

    /** The common settings of a client, ours first and {@link #properties} over them. */
    public Map<String, Object> clientProperties(Map<String, Object> ours) {
        var merged = new HashMap<String, Object>();
        merged.put("bootstrap.servers", bootstrapServers);
        merged.put("schema.registry.url", registryUrl);
        merged.putAll(ours);
        merged.putAll(properties);
        return merged;
    }

    /** The same, with this setting over {@link #properties}. */
    public KafkaConnection with(String key, String value) {
        var merged = new HashMap<>(properties);
        merged.put(key, value);
        return new KafkaConnection(bootstrapServers, registryUrl, topicPrefix, merged);
    }

    /** The name of a topic in this installation. */
    public String name(Topic<? extends SpecificRecord> topic) {
        return topic.name(topicPrefix);
    }

    private static void requireText(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + " is empty; give at least one address");
        }
    }
}
