package io.huiyin.standalone.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.event.Report;
import io.huiyin.serde.AvroDeserializer;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.serde.RegistryClient;
import io.huiyin.serde.RegistryUnavailableException;
import io.huiyin.serde.SchemaRefusedException;
import io.huiyin.serde.UnknownSchemaException;
import io.huiyin.serde.WireFormat;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What we need of a registry, whoever makes it. All of it goes through our serdes, and through a {@link Gate}. */
abstract class RegistryContract {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Schema V1 = schema("reported").endRecord();
    private static final Schema V2 = schema("reported")
            .name("note")
            .type()
            .stringType()
            .stringDefault("none")
            .endRecord();
    private static final Schema BAD = schema("reported").requiredInt("floor").endRecord();

    /** A registry that outlives a test has subjects of earlier runs. */
    private final String topic = "huiyin.contract-" + ProcessHandle.current().pid() + "-"
            + ProcessHandle.current().info().startInstant().hashCode() + "-" + COUNT.incrementAndGet();

    private final HttpClient http = HttpClient.newHttpClient();
    private Gate gate;
    private Ask ask;

    /** Where the registry's REST API is; it runs. */
    abstract URI address();

    @BeforeEach
    void openGate() {
        gate = new Gate(address());
        gate.open();
        ask = new Ask(http, URI.create(address() + "/"));
    }

    @AfterEach
    void shutGate() {
        gate.close();
        http.close();
    }

    private static SchemaBuilder.FieldAssembler<Schema> schema(String name) {
        return SchemaBuilder.record("contract." + name).fields().requiredString("text");
    }

    private static GenericRecord record(Schema schema, String text) {
        return new GenericRecordBuilder(schema).set("text", text).build();
    }

    private Map<String, Object> settings(Map<String, Object> extra) {
        var settings = new HashMap<String, Object>(
                Map.of("schema.registry.url", gate.address().toString(), "schema.registry.max.retries", "0"));
        settings.putAll(extra);
        return settings;
    }

    private <T> AvroSerializer<T> serializer(Map<String, Object> extra) {
        var serializer = new AvroSerializer<T>();
        serializer.configure(settings(extra), false);
        return serializer;
    }

    private byte[] write(GenericRecord value, Map<String, Object> extra) {
        try (var serializer = this.<GenericRecord>serializer(extra)) {
            return requireNonNull(serializer.serialize(topic, value));
        }
    }

    private Object read(byte[] bytes) {
        try (var deserializer = new AvroDeserializer<>()) {
            deserializer.configure(settings(Map.of()), false);
            return requireNonNull(deserializer.deserialize(topic, bytes));
        }
    }

    private void level(String subject, String level) {
        assertThat(ask.put("config/" + subject, "{\"compatibility\":\"" + level + "\"}")
                        .status())
                .isEqualTo(200);
    }

    static Stream<Topic<?>> topics() {
        return Topics.all().stream().filter(one -> one.value().isPresent());
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends SpecificRecord> void schema_of_a_topic_is_registered_once_and_found_by_its_id(Topic<T> ours) {
        var schema = SpecificData.get().getSchema(ours.value().orElseThrow());
        var subject = topic + "-" + ours.shortName();
        try (var one = new RegistryClient(settings(Map.of()));
                var other = new RegistryClient(settings(Map.of()))) {
            int id = one.register(subject, schema);
            assertThat(other.schema(id)).contains(schema);
            assertThat(other.register(subject, schema)).isEqualTo(id);
            assertThat(other.id(subject, schema)).isEqualTo(id);
            assertThat(other.latest(subject)).isEqualTo(new RegistryClient.Registered(id, schema));
        }
    }

    @Test
    void record_written_is_read_by_somebody_else() {
        var written = record(V1, "屋顶漏水");
        assertThat(read(write(written, Map.of()))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "TopicNameStrategy,       TOPIC-value",
        "RecordNameStrategy,      NAME",
        "TopicRecordNameStrategy, TOPIC-NAME",
        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy, TOPIC-NAME",
    })
    void subject_is_named_by_the_strategy(String strategy, String expected) {
        var name = "named" + Math.abs(topic.hashCode());
        var written = record(schema(name).endRecord(), "x");
        var bytes = write(written, Map.of("value.subject.name.strategy", strategy));
        assertThat(read(bytes)).isEqualTo(written);
        var subject = expected.replace("TOPIC", topic).replace("NAME", "contract." + name);
        assertThat(ask.get("subjects/" + subject + "/versions/latest")
                        .body()
                        .path("id")
                        .asInt())
                .isEqualTo(WireFormat.schemaId(bytes));
    }

    @Test
    void latest_schema_is_written_with_where_it_can_read_the_record() {
        write(record(V1, "first"), Map.of());
        write(record(V2, "second"), Map.of());
        var latest = Map.<String, Object>of("auto.register.schemas", false, "use.latest.version", true);
        var bytes = write(record(V1, "third"), latest);
        assertThat(read(bytes)).isEqualTo(record(V2, "third"));
    }

    @Test
    void schema_that_is_not_registered_is_refused_where_none_may_be_registered() {
        assertThatThrownBy(() -> write(record(V1, "x"), Map.of("auto.register.schemas", false)))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining(topic + "-value")
                .hasMessageContaining("auto.register.schemas");
        assertThatThrownBy(() ->
                        write(record(V1, "x"), Map.of("auto.register.schemas", false, "use.latest.version", true)))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining(topic + "-value")
                .hasMessageContaining("use.latest.version");
    }

    @Test
    void incompatible_schema_is_refused_with_subject_field_and_what_would_be_right() {
        write(record(V1, "first"), Map.of());
        level(topic + "-value", "BACKWARD_TRANSITIVE");
        assertThat(read(write(record(V2, "second"), Map.of()))).isInstanceOf(GenericRecord.class);
        var bad = new GenericRecordBuilder(BAD)
                .set("text", "third")
                .set("floor", 3)
                .build();
        assertThatThrownBy(() -> write(bad, Map.of()))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining(topic + "-value")
                .hasMessageContaining("contract.reported")
                .hasMessageContaining("field reported.floor has no default")
                .hasMessageContaining("give it a default");
    }

    @Test
    void schema_with_references_is_read_by_what_it_refers_to() {
        var site = SchemaBuilder.record("contract.Site")
                .fields()
                .requiredString("name")
                .endRecord();
        var subject = topic + "-site";
        assertThat(ask.postSchema("subjects/" + subject + "/versions", site.toString())
                        .status())
                .isEqualTo(200);
        var outer = "{\"type\":\"record\",\"name\":\"Visit\",\"namespace\":\"contract\",\"fields\":[{\"name\":\"site\","
                + "\"type\":\"contract.Site\"}]}";
        var body = LogFormat.JSON.createObjectNode().put("schema", outer);
        body.putArray("references")
                .addObject()
                .put("name", "contract.Site")
                .put("subject", subject)
                .put("version", 1);
        int id = ask.post("subjects/" + topic + "-value/versions", body.toString())
                .body()
                .path("id")
                .asInt();
        var bytes =
                ByteBuffer.allocate(9).put((byte) 0).putInt(id).put((byte) 6).put(new byte[] {'a', 'b', 'c'});
        var visit = (GenericRecord) read(bytes.array());
        assertThat(visit.get("site")).hasToString("{\"name\": \"abc\"}");
    }

    @Test
    void id_that_nobody_has_is_the_records_fault() {
        var bytes = write(record(V1, "x"), Map.of());
        ByteBuffer.wrap(bytes).putInt(1, 2_000_000_000);
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessage("The registry has no schema with id 2000000000, which the record names.");
    }

    @Test
    void registry_down_at_the_start_is_told_and_the_same_serializer_goes_on_when_it_is_up() {
        gate.shut();
        try (var serializer = this.<GenericRecord>serializer(Map.of())) {
            assertThatThrownBy(() -> serializer.serialize(topic, record(V1, "x")))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("127.0.0.1:" + gate.address().getPort())
                    .hasMessageContaining("schema.registry.url");
            gate.open();
            assertThat(read(requireNonNull(serializer.serialize(topic, record(V1, "x")))))
                    .isEqualTo(record(V1, "x"));
        }
    }

    @Test
    void registry_down_in_the_middle_holds_back_only_what_is_new() {
        try (var serializer = this.<GenericRecord>serializer(Map.of());
                var deserializer = new AvroDeserializer<>()) {
            deserializer.configure(settings(Map.of()), false);
            var before = requireNonNull(serializer.serialize(topic, record(V1, "before")));
            assertThat(deserializer.deserialize(topic, before)).isEqualTo(record(V1, "before"));
            gate.shut();
            var during = requireNonNull(serializer.serialize(topic, record(V1, "during")));
            assertThat(deserializer.deserialize(topic, during)).isEqualTo(record(V1, "during"));
            assertThatThrownBy(() -> serializer.serialize(topic, record(V2, "new")))
                    .isInstanceOf(RegistryUnavailableException.class);
            gate.open();
            var after = requireNonNull(serializer.serialize(topic, record(V2, "new")));
            assertThat(deserializer.deserialize(topic, after)).isEqualTo(record(V2, "new"));
        }
    }

    @Test
    void registry_that_is_slow_to_come_up_is_asked_again() throws InterruptedException {
        gate.shut();
        try (var client = new RegistryClient(settings(Map.of(
                "schema.registry.max.retries",
                "50",
                "schema.registry.retries.wait.ms",
                "20",
                "schema.registry.retries.max.wait.ms",
                "50")))) {
            var opened = Thread.startVirtualThread(gate::open);
            assertThat(client.schema(client.register(topic + "-value", Report.getClassSchema())))
                    .contains(Report.getClassSchema());
            opened.join();
        }
    }
}
