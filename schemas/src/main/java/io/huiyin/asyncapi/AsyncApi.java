package io.huiyin.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.component.KafkaConnection;
import io.huiyin.serde.PublicForm;
import io.huiyin.topic.Topic;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The AsyncAPI 3.0 document of an installation (https://www.asyncapi.com/docs/reference/specification/v3.0.0). As that
 * asks, it speaks for Huiyin: what Huiyin is to {@code receive}, others write; what it is to {@code send}, others read.
 */
public final class AsyncApi {
    static final String KAFKA_BINDING = "0.5.0";

    private static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";
    private static final Set<Topic<?>> INPUTS =
            Set.of(Topics.REPORTS, Topics.ACTIONS, Topics.VOTES, Topics.POLICIES, Topics.MODELS);
    private static final Set<Topic<?>> INTERNAL = Set.of(Topics.TICKS, Topics.SURGE_SHARES);
    private static final Map<String, String> LETTER_HEADERS = Map.of(
            "reason", "why, for programs, such as INVALID_FIELD",
            "detail", "why, as a sentence",
            "stage", "who could not understand or deliver it",
            "topic", "where it was",
            "partition", "its partition there",
            "offset", "its offset there",
            "timestamp", "its time there, in milliseconds since 1970 UTC");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AsyncApi() {}

    /** Topics that others write or read, in the order of the flow: all but the processor's own. */
    public static List<Topic<?>> topics() {
        return Topics.all().stream().filter(topic -> !INTERNAL.contains(topic)).toList();
    }

    /**
     * Makes the document.
     *
     * @param kafka where the brokers and the registry are; of several registries the first is named, passwords never
     * @param creation how the topics are made: prefix, partitions, replicas
     * @param version of Huiyin
     */
    public static ObjectNode document(KafkaConnection kafka, TopicCreation creation, String version) {
        var root = JsonNodeFactory.instance.objectNode().put("asyncapi", "3.0.0");
        root.putObject("info")
                .put("title", "Huiyin topics")
                .put("version", version)
                .put(
                        "description",
                        "What goes into Huiyin and what comes out of it, on Kafka. Operations are Huiyin's: write what it"
                                + " receives, read what it sends. Values are Avro in Confluent's wire format, under"
                                + " TopicNameStrategy.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        root.put("defaultContentType", "application/vnd.apache.avro");
        root.set("servers", Servers.of(kafka));
        var channels = root.putObject("channels");
        var operations = root.putObject("operations");
        var messages = root.putObject("components").putObject("messages");
        for (var topic : topics()) {
            var action = INPUTS.contains(topic) ? "receive" : "send";
            var name = topic.value().map(Class::getSimpleName).orElse("DeadLetter");
            messages.set(name, message(topic, name));
            channels.set(topic.shortName(), channel(topic, name, creation));
            var operation = operations.putObject(action + "-" + topic.shortName());
            operation.put("action", action).put("summary", topic.doc());
            operation.putObject("channel").put("$ref", "#/channels/" + topic.shortName());
        }
        return root;
    }

    private static ObjectNode channel(Topic<?> topic, String message, TopicCreation creation) {
        var channel = JsonNodeFactory.instance
                .objectNode()
                .put("address", topic.name(creation.prefix()))
                .put("description", topic.doc());
        channel.putObject("messages").putObject(message).put("$ref", "#/components/messages/" + message);
        var kafka = channel.putObject("bindings").putObject("kafka").put("partitions", creation.partitions(topic));
        if (creation.replicationFactor() > 0) {
            kafka.put("replicas", creation.replicationFactor());
        }
        var broker = topic.configuration();
        var settings = kafka.putObject("topicConfiguration");
        var cleanup = settings.putArray("cleanup.policy");
        for (var policy : String.valueOf(broker.get("cleanup.policy")).split(",")) {
            cleanup.add(policy);
        }
        for (var number : List.of("retention.ms", "max.message.bytes")) {
            settings.put(number, Long.parseLong(String.valueOf(broker.get(number))));
        }
        settings.put("message.timestamp.type", broker.get("message.timestamp.type"));
        kafka.put("bindingVersion", KAFKA_BINDING);
        return channel;
    }

    private static ObjectNode message(Topic<?> topic, String name) {
        var message = JsonNodeFactory.instance.objectNode().put("name", name).put("title", name);
        var kafka = JsonNodeFactory.instance.objectNode();
        topic.value().ifPresentOrElse(type -> avro(message, kafka, topic, type), () -> letter(message, topic));
        kafka.put("bindingVersion", KAFKA_BINDING);
        message.putObject("bindings").set("kafka", kafka);
        return message;
    }

    private static void avro(
            ObjectNode message, ObjectNode kafka, Topic<?> topic, Class<? extends SpecificRecord> type) {
        var schema = PublicForm.of(SpecificData.get().getSchema(type));
        message.put("summary", schema.getDoc()).put("contentType", "application/vnd.apache.avro");
        var payload = message.putObject("payload").put("schemaFormat", AVRO);
        try {
            payload.set("schema", MAPPER.readTree(schema.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro prints schemas as JSON", e);
        }
        kafka.putObject("key").put("type", "string").put("description", topic.key());
        kafka.put("schemaIdLocation", "payload")
                .put("schemaIdPayloadEncoding", "4")
                .put("schemaLookupStrategy", "TopicNameStrategy");
    }

    /** Bytes as they came, so only the headers can be described. */
    private static void letter(ObjectNode message, Topic<?> topic) {
        message.put("summary", topic.doc()).put("contentType", "application/octet-stream");
        var properties = message.putObject("headers").put("type", "object").putObject("properties");
        LETTER_HEADERS.keySet().stream().sorted().forEach(header -> properties
                .putObject("huiyin." + header)
                .put("type", "string")
                .put("description", LETTER_HEADERS.get(header)));
    }
}
