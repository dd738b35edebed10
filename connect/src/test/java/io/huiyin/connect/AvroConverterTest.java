package io.huiyin.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.SatisfactionVote;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroConverterTest {
    private static final String TOPIC = "huiyin.votes";
    private static final Instant AT = Instant.parse("2026-03-02T04:00:00.123Z");
    private static final SatisfactionVote VOTE = SatisfactionVote.newBuilder()
            .setEventId("v-1")
            .setTenant("mine")
            .setSite("north")
            .setReference("C1")
            .setVoter("p-7")
            .setScore(5)
            .setOccurredAt(AT)
            .build();

    private final EmbeddedRegistry registry = EmbeddedRegistry.inMemory();
    private AvroConverter converter;

    @BeforeEach
    void start() {
        registry.start();
        converter = converter(Map.of());
    }

    @AfterEach
    void close() {
        converter.close();
        registry.close();
    }

    private AvroConverter converter(Map<String, String> extra) {
        var settings = new java.util.HashMap<String, String>(
                Map.of("schema.registry.url", registry.address().toString(), "schema.registry.max.retries", "0"));
        settings.putAll(extra);
        var fresh = new AvroConverter();
        fresh.configure(settings, false);
        return fresh;
    }

    private byte[] written() {
        try (var serializer = new AvroSerializer<SatisfactionVote>()) {
            serializer.configure(
                    Map.of("schema.registry.url", registry.address().toString()), false);
            return requireNonNull(serializer.serialize(TOPIC, VOTE));
        }
    }

    @Test
    void record_is_a_struct_and_a_tombstone_is_nothing() {
        var struct = (Struct) converter.toConnectData(TOPIC, written()).value();
        assertThat(struct.getString("eventId")).isEqualTo("v-1");
        assertThat(struct.getInt32("score")).isEqualTo(5);
        assertThat(struct.get("occurredAt")).isEqualTo(java.util.Date.from(AT));
        assertThat(converter.toConnectData(TOPIC, null).value()).isNull();
        assertThat(converter.toConnectData(TOPIC, null).schema()).isNull();
    }

    @Test
    void schema_is_asked_for_once() {
        var bytes = written();
        var first = converter.toConnectData(TOPIC, bytes);
        registry.close();
        assertThat(converter.toConnectData(TOPIC, bytes)).isEqualTo(first);
        assertThat(converter.toConnectData(TOPIC, bytes).schema()).isSameAs(first.schema());
    }

    @ParameterizedTest
    @CsvSource({
        "'hello', first byte is 104",
        "'',      0 bytes",
    })
    void bytes_that_are_not_ours_are_refused_with_topic_and_reason(String text, String reason) {
        assertThatThrownBy(() -> converter.toConnectData(TOPIC, text.getBytes(UTF_8)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining(reason);
    }

    @Test
    void record_cut_short_is_refused_with_topic_and_reason() {
        var bytes = written();
        assertThatThrownBy(() -> converter.toConnectData(TOPIC, java.util.Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining("not Avro of schema 1");
    }

    @Test
    void schema_that_nobody_knows_is_refused_with_topic_and_id() {
        var bytes = written();
        bytes[3] = 1;
        assertThatThrownBy(() -> converter.toConnectData(TOPIC, bytes))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining("no schema with id 257");
    }

    @Test
    void registry_that_is_away_lets_the_record_be_tried_again() {
        var bytes = written();
        registry.close();
        assertThatThrownBy(() -> converter.toConnectData(TOPIC, bytes))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining("schema.registry.url");
    }

    @Test
    void writing_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> converter.fromConnectData(TOPIC, Schema.STRING_SCHEMA, "x"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("only reads")
                .hasMessageContaining(TOPIC);
    }

    @Test
    void missing_address_is_refused_by_key() {
        assertThatThrownBy(() -> new AvroConverter().configure(Map.of(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url");
        assertThat(converter.config().names()).contains("schema.registry.url", "basic.auth.user.info");
    }

    @Test
    void plugin_is_found_by_connects_way() {
        assertThat(ServiceLoader.load(Converter.class)).hasAtLeastOneElementOfType(AvroConverter.class);
    }
}
