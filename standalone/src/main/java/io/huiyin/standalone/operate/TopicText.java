package io.huiyin.standalone.operate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.component.KafkaConnection;
import io.huiyin.json.EventJson;
import io.huiyin.serde.AvroDecoder;
import io.huiyin.serde.Decoded;
import io.huiyin.serde.RegistryClient;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The values of the catalogue's topics as JSON; what has no type, or cannot be read, as its bytes in base64. Used by one thread. */
public final class TopicText implements AutoCloseable {
    private final RegistryClient registry;
    private final Map<String, Function<byte[], ObjectNode>> byName = new HashMap<>();

    public TopicText(KafkaConnection kafka) {
        registry = new RegistryClient(kafka.clientProperties(Map.of()));
        Topics.all().forEach(topic -> byName.put(kafka.name(topic), reader(topic)));
    }

    /** A value of the topic of this full name. */
    public ObjectNode of(String topic, byte[] value) {
        return byName.getOrDefault(topic, TopicText::bytes).apply(value);
    }

    /**
     * The key that a dead letter's value asks for: tenant.site.
     *
     * @throws IllegalStateException where the value cannot be read or names no tenant and site
     */
    public byte[] key(ConsumerRecord<byte[], byte[]> letter) {
        var value = of(DeadLetter.of(letter).topic(), letter.value() == null ? new byte[0] : letter.value());
        var tenant = value.path("tenant").asText();
        var site = value.path("site").asText();
        if (tenant.isEmpty() || site.isEmpty()) {
            throw new IllegalStateException("the value of the dead letter " + letter.partition() + ":" + letter.offset()
                    + " says no tenant and site; a key cannot be made of it");
        }
        return (tenant + "." + site).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        registry.close();
    }

    private <T extends SpecificRecord> Function<byte[], ObjectNode> reader(Topic<T> topic) {
        var type = topic.value();
        if (type.isEmpty()) {
            return TopicText::bytes;
        }
        var decoder = AvroDecoder.of(type.get(), registry);
        return bytes ->
                decoder.decode(bytes) instanceof Decoded.Value<T> found ? EventJson.write(found.value()) : bytes(bytes);
    }

    private static ObjectNode bytes(byte[] bytes) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("base64", Base64.getEncoder().encodeToString(bytes));
    }
}
