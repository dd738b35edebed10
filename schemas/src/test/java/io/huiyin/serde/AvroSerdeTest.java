package io.huiyin.serde;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSerdeTest {
    private static final String TOPIC = "huiyin.reports";
    private final RegistryStub registry = new RegistryStub();

    @AfterEach
    void closeRegistry() {
        registry.close();
    }

    private AvroSerializer<Object> serializer(Map<String, Object> extra) {
        var settings = registry.settings();
        settings.putAll(extra);
        var serializer = new AvroSerializer<>();
        serializer.configure(settings, false);
        return serializer;
    }

    private AvroDeserializer<Object> deserializer(Map<String, Object> extra) {
        var settings = registry.settings();
        settings.putAll(extra);
        var deserializer = new AvroDeserializer<>();
        deserializer.configure(settings, false);
        return deserializer;
    }

    @Test
    void record_written_and_read_is_the_same() {
        try (var serde = AvroSerde.of(Report.class)) {
            serde.configure(registry.settings(), false);
            var bytes = serde.serializer().serialize(TOPIC, Samples.report("a"));
            assertThat(bytes).startsWith(0, 0, 0, 0, 1);
            assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(Samples.report("a"));
        }
    }

    @Test
    void thousand_records_ask_the_registry_once_each_way() {
        try (var serializer = serializer(Map.of());
                var deserializer = deserializer(Map.of("specific.avro.reader", true))) {
            for (int i = 0; i < 1000; i++) {
                var bytes = serializer.serialize(TOPIC, Samples.report("e" + i));
                assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(Samples.report("e" + i));
            }
        }
        assertThat(registry.requests())
                .containsExactly("POST /subjects/huiyin.reports-value/versions", "GET /schemas/ids/1");
    }

    @Test
    void null_value_stays_null() {
        try (var serializer = serializer(Map.of());
                var deserializer = deserializer(Map.of())) {
            assertThat(serializer.serialize(TOPIC, null)).isNull();
            assertThat(deserializer.deserialize(TOPIC, null)).isNull();
        }
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void reader_without_specific_setting_gives_generic_records() {
        try (var serializer = serializer(Map.of());
                var deserializer = deserializer(Map.of())) {
            var read =
                    requireNonNull(deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, Samples.report("a"))));
            assertThat(read).isInstanceOf(GenericRecord.class);
            assertThat(((GenericRecord) read).get("title")).hasToString("皮带机异响");
        }
    }

    @Test
    void reader_with_specific_value_type_gives_that_type() {
        try (var serializer = serializer(Map.of());
                var deserializer = deserializer(Map.of("specific.avro.value.type", Report.class.getName()))) {
            var read = deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, Samples.report("a")));
            assertThat(read).isEqualTo(Samples.report("a"));
        }
    }

    @Test
    void record_of_older_schema_is_read_with_defaults() {
        var older = SchemaBuilder.record("Report")
                .namespace("io.huiyin.event")
                .fields()
                .requiredString("eventId")
                .requiredString("tenant")
                .requiredString("site")
                .requiredLong("submittedAt")
                .endRecord();
        var record = new GenericData.Record(older);
        record.put("eventId", "old-1");
        record.put("tenant", "t");
        record.put("site", "s");
        record.put("submittedAt", 1_000L);
        try (var serializer = serializer(Map.of());
                var deserializer = deserializer(Map.of("specific.avro.reader", true))) {
            var read = (Report) requireNonNull(deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, record)));
            assertThat(read.getEventId()).isEqualTo("old-1");
            assertThat(read.getText()).isEmpty();
            assertThat(read.getSubmittedAt()).isEqualTo("1970-01-01T00:00:01Z");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TopicNameStrategy", "io.confluent.kafka.serializers.subject.TopicNameStrategy"})
    void subject_by_topic_is_topic_and_value(String strategy) {
        assertThat(subjectWith(strategy)).isEqualTo("POST /subjects/huiyin.reports-value/versions");
    }

    @Test
    void subject_by_record_is_the_full_name() {
        assertThat(subjectWith("io.confluent.kafka.serializers.subject.RecordNameStrategy"))
                .isEqualTo("POST /subjects/io.huiyin.event.Report/versions");
        assertThat(subjectWith("TopicRecordNameStrategy"))
                .isEqualTo("POST /subjects/huiyin.reports-io.huiyin.event.Report/versions");
    }

    private String subjectWith(String strategy) {
        try (var serializer = serializer(Map.of("value.subject.name.strategy", strategy))) {
            serializer.serialize(TOPIC, Samples.report("a"));
        }
        return registry.requests().getLast();
    }

    @Test
    void schema_not_registered_and_not_to_be_is_refused() {
        try (var serializer = serializer(Map.of("auto.register.schemas", false))) {
            assertThatThrownBy(() -> serializer.serialize(TOPIC, Samples.report("a")))
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasMessageContaining("not registered under subject huiyin.reports-value")
                    .hasMessageContaining("auto.register.schemas=true");
            registry.register("huiyin.reports-value", Report.getClassSchema());
            assertThat(serializer.serialize(TOPIC, Samples.report("a"))).startsWith(0, 0, 0, 0, 1);
        }
    }

    @Test
    void latest_version_with_other_order_of_fields_is_written_as_such() {
        var own = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"},"
                        + "{\"name\":\"b\",\"type\":\"int\"}]}");
        var latest = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"b\",\"type\":\"int\"},"
                        + "{\"name\":\"c\",\"type\":\"int\",\"default\":7},{\"name\":\"a\",\"type\":\"string\"}]}");
        int id = registry.register("t-value", latest);
        var record = new GenericData.Record(own);
        record.put("a", "x");
        record.put("b", 3);
        var settings = Map.<String, Object>of("auto.register.schemas", false, "use.latest.version", true);
        try (var serializer = serializer(settings);
                var deserializer = deserializer(Map.of())) {
            var bytes = requireNonNull(serializer.serialize("t", record));
            assertThat(bytes[4]).isEqualTo((byte) id);
            assertThat(deserializer.deserialize("t", bytes)).hasToString("{\"b\": 3, \"c\": 7, \"a\": \"x\"}");
        }
    }

    @Test
    void latest_version_that_cannot_read_the_record_is_refused() {
        registry.register("huiyin.reports-value", SatisfactionVote.getClassSchema());
        try (var serializer = serializer(Map.of("auto.register.schemas", false, "use.latest.version", true))) {
            assertThatThrownBy(() -> serializer.serialize(TOPIC, Samples.report("a")))
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasMessageContaining("cannot read a io.huiyin.event.Report")
                    .hasMessageContaining("latest.compatibility.strict");
        }
    }

    @Test
    void value_that_is_no_avro_is_refused_by_name() {
        try (var serializer = serializer(Map.of())) {
            assertThatThrownBy(() -> serializer.serialize(TOPIC, "text"))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("java.lang.String")
                    .hasMessageContaining("must be an Avro record");
        }
    }

    @Test
    void java_properties_are_left_out_when_told_to() {
        try (var serializer = serializer(Map.of("avro.remove.java.properties", true));
                var client = new RegistryClient(registry.settings())) {
            serializer.serialize(TOPIC, Samples.report("a"));
            assertThat(client.schema(1).orElseThrow().toString())
                    .contains("eventId")
                    .doesNotContain("avro.java");
        }
    }

    static Stream<SpecificRecord> broken() {
        return Stream.of(new Report());
    }

    @ParameterizedTest
    @MethodSource("broken")
    void record_with_missing_fields_is_refused_with_the_field(SpecificRecord incomplete) {
        try (var serializer = serializer(Map.of())) {
            assertThatThrownBy(() -> serializer.serialize(TOPIC, incomplete))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("eventId");
        }
    }

    @Test
    void settings_without_registry_name_the_key() {
        assertThatThrownBy(() -> new AvroSerializer<>().configure(Map.of(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url");
    }

    @Test
    void registry_inside_the_process_is_shared_by_scope() {
        Map<String, Object> settings = Map.of("schema.registry.url", "mock://avro-serde-test");
        try (var writing = AvroSerde.of(Report.class);
                var reading = AvroSerde.of(Report.class)) {
            writing.configure(settings, false);
            reading.configure(settings, false);
            var bytes = writing.serializer().serialize(TOPIC, Samples.report("a"));
            assertThat(reading.deserializer().deserialize(TOPIC, bytes)).isEqualTo(Samples.report("a"));
            assertThat(reading.serializer().serialize(TOPIC, Samples.report("a")))
                    .isEqualTo(bytes);
        }
    }
}
