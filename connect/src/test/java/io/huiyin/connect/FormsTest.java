package io.huiyin.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.util.Utf8;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormsTest {
    private static final org.apache.kafka.connect.data.Schema STRING =
            org.apache.kafka.connect.data.Schema.STRING_SCHEMA;

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("\"boolean\"", true, org.apache.kafka.connect.data.Schema.BOOLEAN_SCHEMA, true),
                Arguments.of("\"int\"", 7, org.apache.kafka.connect.data.Schema.INT32_SCHEMA, 7),
                Arguments.of("\"long\"", 7L, org.apache.kafka.connect.data.Schema.INT64_SCHEMA, 7L),
                Arguments.of("\"float\"", 1.5f, org.apache.kafka.connect.data.Schema.FLOAT32_SCHEMA, 1.5f),
                Arguments.of("\"double\"", 1.5, org.apache.kafka.connect.data.Schema.FLOAT64_SCHEMA, 1.5),
                Arguments.of("\"string\"", new Utf8("井"), STRING, "井"),
                Arguments.of("\"null\"", null, org.apache.kafka.connect.data.Schema.OPTIONAL_STRING_SCHEMA, null),
                Arguments.of(logical("long", "timestamp-millis"), -1L, Timestamp.SCHEMA, new Date(-1)),
                Arguments.of(logical("long", "timestamp-micros"), 1_999L, Timestamp.SCHEMA, new Date(1)),
                Arguments.of(logical("long", "timestamp-micros"), -1L, Timestamp.SCHEMA, new Date(-1)),
                Arguments.of(
                        logical("long", "local-timestamp-millis"),
                        5L,
                        org.apache.kafka.connect.data.Schema.INT64_SCHEMA,
                        5L),
                Arguments.of(
                        logical("int", "date"), 1, org.apache.kafka.connect.data.Date.SCHEMA, new Date(86_400_000)),
                Arguments.of(logical("int", "time-millis"), 1_000, Time.SCHEMA, new Date(1_000)),
                Arguments.of(logical("string", "uuid"), new Utf8("u"), STRING, "u"),
                Arguments.of(
                        "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}",
                        ByteBuffer.wrap(new byte[] {1, 0}),
                        Decimal.schema(2),
                        new BigDecimal("2.56")),
                Arguments.of(
                        "{\"type\":\"array\",\"items\":[\"null\",\"int\"]}",
                        Arrays.asList(1, null),
                        org.apache.kafka.connect.data.SchemaBuilder.array(
                                        org.apache.kafka.connect.data.Schema.OPTIONAL_INT32_SCHEMA)
                                .build(),
                        Arrays.asList(1, null)),
                Arguments.of(
                        "{\"type\":\"map\",\"values\":\"string\"}",
                        Map.of(new Utf8("a"), new Utf8("b")),
                        org.apache.kafka.connect.data.SchemaBuilder.map(STRING, STRING)
                                .build(),
                        Map.of("a", "b")),
                Arguments.of("[\"int\"]", 1, org.apache.kafka.connect.data.Schema.INT32_SCHEMA, 1),
                Arguments.of(
                        "[\"null\",\"int\"]", null, org.apache.kafka.connect.data.Schema.OPTIONAL_INT32_SCHEMA, null));
    }

    private static String logical(String type, String name) {
        return "{\"type\":\"" + type + "\",\"logicalType\":\"" + name + "\"}";
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_of_a_type_is_what_connect_has_for_it(
            String avro, Object value, org.apache.kafka.connect.data.Schema schema, Object expected) {
        var read = Forms.of(new Schema.Parser().parse(avro)).read(value);
        assertThat(read.schema()).isEqualTo(schema);
        assertThat(read.value()).isEqualTo(expected);
    }

    @Test
    void union_of_several_types_has_a_field_for_each() {
        var union = new Schema.Parser()
                .parse(
                        "[\"null\",\"string\",\"long\",{\"type\":\"enum\",\"name\":\"n.Colour\",\"symbols\":[\"RED\"]}]");
        var form = Forms.of(union);
        assertThat(form.schema().isOptional()).isTrue();
        assertThat(form.schema().name()).isEqualTo("io.confluent.connect.avro.Union");
        assertThat(form.schema().fields())
                .extracting(field -> field.name())
                .containsExactly("string", "long", "Colour");
        assertThat(form.value(null)).isNull();
        assertThat(form.value(5L)).isEqualTo(new Struct(form.schema()).put("long", 5L));
        assertThat(form.value(new Utf8("s"))).isEqualTo(new Struct(form.schema()).put("string", "s"));
        assertThat(form.value(new GenericData.EnumSymbol(union.getTypes().get(3), "RED")))
                .isEqualTo(new Struct(form.schema()).put("Colour", "RED"));
    }

    @Test
    void union_of_types_that_share_a_simple_name_has_full_names() {
        var one = SchemaBuilder.enumeration("Colour").namespace("a").symbols("RED");
        var other = SchemaBuilder.enumeration("Colour").namespace("b").symbols("BLUE");
        assertThat(Forms.of(Schema.createUnion(one, other)).schema().fields())
                .extracting(field -> field.name())
                .containsExactly("a.Colour", "b.Colour");
    }

    @Test
    void default_stays_where_it_is_one_value_and_null_may_not_stand() {
        var schema = SchemaBuilder.record("R")
                .fields()
                .name("count")
                .type()
                .intType()
                .intDefault(1)
                .name("tags")
                .type()
                .array()
                .items()
                .stringType()
                .arrayDefault(List.of("a"))
                .name("maybe")
                .type()
                .unionOf()
                .stringType()
                .and()
                .nullType()
                .endUnion()
                .stringDefault("x")
                .endRecord();
        var form = Forms.of(schema);
        assertThat(form.schema().field("count").schema().defaultValue()).isEqualTo(1);
        assertThat(form.schema().field("tags").schema().defaultValue()).isNull();
        var record = new GenericRecordBuilder(schema).set("maybe", null).build();
        assertThat(form.value(record)).isInstanceOfSatisfying(Struct.class, struct -> assertThat(struct.get("maybe"))
                .isNull());
    }

    @Test
    void same_type_in_two_fields_is_described_for_each() {
        var place = SchemaBuilder.record("Place").doc("Where.").fields().endRecord();
        var schema = SchemaBuilder.record("R")
                .fields()
                .name("from")
                .doc("Where it began.")
                .type(place)
                .noDefault()
                .name("to")
                .type(Schema.createUnion(Schema.create(Schema.Type.NULL), place))
                .withDefault(null)
                .endRecord();
        var form = Forms.of(schema).schema();
        assertThat(form.field("from").schema().doc()).isEqualTo("Where it began.");
        assertThat(form.field("to").schema().doc()).isEqualTo("Where.");
        assertThat(form.field("to").schema().isOptional()).isTrue();
    }

    @Test
    void record_that_contains_itself_is_refused_by_name() {
        var tree = SchemaBuilder.record("n.Tree")
                .fields()
                .name("children")
                .type()
                .array()
                .items()
                .type("n.Tree")
                .noDefault()
                .endRecord();
        assertThatThrownBy(() -> Forms.of(tree))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("n.Tree");
    }
}
