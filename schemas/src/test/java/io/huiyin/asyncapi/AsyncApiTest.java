package io.huiyin.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.component.KafkaConnection;
import io.huiyin.serde.PublicForm;
import io.huiyin.topic.Topic;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {
    private static final ObjectNode DOCUMENT = document("PLAINTEXT");

    static List<Topic<?>> topics() {
        return AsyncApi.topics();
    }

    @Test
    void topics_ofTheCatalogue_areAllThereButTheProcessorsOwn() {
        assertThat(Topics.all())
                .filteredOn(topic -> !AsyncApi.topics().contains(topic))
                .containsExactlyInAnyOrder(Topics.TICKS, Topics.SURGE_SHARES);
        assertThat(DOCUMENT.at("/channels").size())
                .isEqualTo(AsyncApi.topics().size())
                .isEqualTo(DOCUMENT.at("/operations").size())
                .isEqualTo(DOCUMENT.at("/components/messages").size());
    }

    @Test
    void document_hasWhatAsyncApiRequires() {
        assertThat(DOCUMENT.at("/asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(DOCUMENT.at("/info/title").asText()).isNotEmpty();
        assertThat(DOCUMENT.at("/info/version").asText()).isEqualTo("1.2");
        assertThat(DOCUMENT.at("/info/license/name").asText()).isEqualTo("Apache-2.0");
        assertThat(DOCUMENT.findValues("$ref"))
                .allMatch(reference ->
                        DOCUMENT.at(reference.asText().substring(1)).isObject());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void channel_ofATopic_isAsTheTopicIsMade(Topic<?> topic) {
        var channel = DOCUMENT.at("/channels/" + topic.shortName());
        assertThat(channel.at("/address").asText()).isEqualTo(topic.name("ours."));
        var kafka = channel.at("/bindings/kafka");
        assertThat(kafka.at("/partitions").asInt())
                .isEqualTo(topic.partitioning() == Topic.Partitioning.SINGLE ? 1 : 6);
        assertThat(kafka.at("/replicas").asInt()).isEqualTo(3);
        var settings = kafka.at("/topicConfiguration");
        topic.configuration().forEach((key, value) -> {
            var said = settings.path(key);
            assertThat(said.isArray() ? String.join(",", texts(said)) : said.asText())
                    .isEqualTo(value);
        });
    }

    @ParameterizedTest
    @MethodSource("topics")
    void operation_ofATopic_saysWhoWrites(Topic<?> topic) {
        var inputs = Set.of("reports", "actions", "votes", "policies", "models");
        var action = inputs.contains(topic.shortName()) ? "receive" : "send";
        var operation = DOCUMENT.at("/operations/" + action + "-" + topic.shortName());
        assertThat(operation.at("/action").asText()).isEqualTo(action);
        assertThat(operation.at("/channel/$ref").asText()).isEqualTo("#/channels/" + topic.shortName());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void message_ofATopic_carriesTheSchemaOfItsClass(Topic<?> topic) {
        var reference = DOCUMENT.at("/channels/" + topic.shortName() + "/messages")
                .elements()
                .next();
        var message = DOCUMENT.at(reference.path("$ref").asText().substring(1));
        if (topic.value().isEmpty()) {
            assertThat(message.has("payload")).isFalse();
            assertThat(message.at("/headers/properties").has("huiyin.reason")).isTrue();
            return;
        }
        var ofClass = SpecificData.get().getSchema(topic.value().orElseThrow());
        var said = new Schema.Parser().parse(message.at("/payload/schema").toString());
        assertThat(said).isEqualTo(PublicForm.of(ofClass));
        assertThat(SchemaNormalization.parsingFingerprint64(said))
                .isEqualTo(SchemaNormalization.parsingFingerprint64(ofClass));
        assertThat(message.at("/payload/schemaFormat").asText())
                .isEqualTo("application/vnd.apache.avro+json;version=1.9.0");
        assertThat(message.at("/bindings/kafka/key/description").asText()).isEqualTo(topic.key());
    }

    @ParameterizedTest
    @CsvSource({"PLAINTEXT, kafka", "SASL_PLAINTEXT, kafka", "SSL, kafka-secure", "SASL_SSL, kafka-secure"})
    void servers_ofAnInstallation_areItsBrokersWithoutPasswords(String security, String protocol) {
        var servers = document(security).at("/servers");
        assertThat(servers.size()).isEqualTo(2);
        assertThat(servers.at("/broker-2/host").asText()).isEqualTo("b:9093");
        assertThat(servers.at("/broker-1/protocol").asText()).isEqualTo(protocol);
        assertThat(servers.at("/broker-1/bindings/kafka/schemaRegistryUrl").asText())
                .isEqualTo("https://registry:8081/apis");
        assertThat(servers.toString()).doesNotContain("hunter2");
    }

    private static ObjectNode document(String security) {
        var kafka = new KafkaConnection(
                "a:9092,b:9093",
                "https://me:hunter2@registry:8081/apis,http://other:8081",
                "ours.",
                Map.of("security.protocol", security, "sasl.jaas.config", "hunter2"));
        return AsyncApi.document(kafka, new TopicCreation("ours.", 6, (short) 3), "1.2");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
