package io.huiyin.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.serde.AvroSerializer;
import io.huiyin.serde.PublicForm;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.RandomData;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every topic of the catalogue that has a schema. */
class TopicsConvertedTest {
    private static final Map<String, String> SETTINGS = Map.of("schema.registry.url", "mock://topics-converted");
    private static final int RECORDS = 200;

    static Stream<Topic<?>> topics() {
        return Topics.all().stream().filter(topic -> topic.value().isPresent());
    }

    /** As written by a client of another language: strings and numbers as Avro has them, and each field random. */
    @ParameterizedTest
    @MethodSource("topics")
    void record_of_a_topic_has_all_its_values_in_connect(Topic<?> topic) throws Exception {
        var schema = PublicForm.of(SpecificData.get().getSchema(topic.value().orElseThrow()));
        long seed = topic.shortName().hashCode();
        var name = topic.name(Topic.DEFAULT_PREFIX);
        try (var serializer = new AvroSerializer<GenericRecord>();
                var converter = new AvroConverter()) {
            serializer.configure(SETTINGS, false);
            converter.configure(SETTINGS, false);
            for (var random : new RandomData(schema, RECORDS, seed)) {
                var written = (GenericRecord) random;
                var read = converter.toConnectData(name, serializer.serialize(name, written));
                ConnectSchema.validateValue(read.schema(), read.value());
                assertThat(Back.toAvro(schema, read.value()))
                        .as("%s with seed %d", name, seed)
                        .isEqualTo(GenericData.get().deepCopy(schema, written));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void schema_of_a_topic_has_its_names_docs_and_what_may_be_null(Topic<?> topic) {
        var schema = SpecificData.get().getSchema(topic.value().orElseThrow());
        var form = Forms.of(schema).schema();
        assertThat(form.name()).isEqualTo(schema.getFullName());
        assertThat(form.doc()).isEqualTo(schema.getDoc());
        assertThat(form.fields()).hasSameSizeAs(schema.getFields());
        for (var field : schema.getFields()) {
            var same = form.field(field.name());
            assertThat(same.index()).isEqualTo(field.pos());
            assertThat(same.schema().isOptional())
                    .as(field.name())
                    .isEqualTo(field.schema().getType() == Schema.Type.UNION);
            if (field.doc() != null) {
                assertThat(same.schema().doc()).isEqualTo(field.doc());
            }
        }
        assertThat(new Struct(form)).isNotNull();
    }
}
