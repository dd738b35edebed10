package io.huiyin.connect;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Works out the {@link Form} of an Avro schema: records are Structs, a union with null is optional, enums are strings, {@link
 * Scalars} are what they are. A union of several types is a Struct with one optional field for each, as Confluent's converter
 * has it, so that connectors that know that one know ours. One use works out one schema.
 */
final class Forms {
    static final String UNION = "io.confluent.connect.avro.Union";

    private final Deque<String> open = new ArrayDeque<>();

    private Forms() {}

    /** Throws DataException for a record that contains itself: Connect has no schema for it. */
    static Form of(org.apache.avro.Schema avro) {
        return new Forms().form(avro, Place.PLAIN);
    }

    private Form form(org.apache.avro.Schema avro, Place place) {
        return switch (avro.getType()) {
            case RECORD -> record(avro, place);
            case UNION -> union(avro, place);
            case ARRAY -> {
                var items = form(avro.getElementType(), Place.PLAIN);
                yield place.build(SchemaBuilder.array(items.schema()), null, value -> list(items, (List<?>) value));
            }
            case MAP -> {
                var values = form(avro.getValueType(), Place.PLAIN);
                var schema = SchemaBuilder.map(Schema.STRING_SCHEMA, values.schema());
                yield place.build(schema, null, value -> map(values, (Map<?, ?>) value));
            }
            case NULL -> place.orNull().build(SchemaBuilder.string(), null, UnaryOperator.identity());
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> Scalars.form(avro, place);
        };
    }

    private Form record(org.apache.avro.Schema avro, Place place) {
        var name = avro.getFullName();
        if (open.contains(name)) {
            throw new DataException("The schema of " + name + " contains itself, which Connect cannot describe.");
        }
        open.push(name);
        var schema = SchemaBuilder.struct().name(name);
        var fields = new ArrayList<Form>();
        for (var field : avro.getFields()) {
            var form = form(field.schema(), Place.of(field));
            fields.add(form);
            schema.field(field.name(), form.schema());
        }
        open.pop();
        var built = place.build(schema, avro.getDoc(), UnaryOperator.identity()).schema();
        return new Form(built, value -> struct(built, fields, (IndexedRecord) value));
    }

    private Form union(org.apache.avro.Schema avro, Place place) {
        var types = avro.getTypes().stream()
                .filter(type -> type.getType() != org.apache.avro.Schema.Type.NULL)
                .toList();
        var where = avro.isNullable() ? place.orNull() : place;
        if (types.isEmpty()) {
            return form(avro.getTypes().getFirst(), where);
        }
        if (types.size() == 1) {
            return form(types.getFirst(), where);
        }
        boolean simple = types.stream()
                        .map(org.apache.avro.Schema::getName)
                        .collect(toSet())
                        .size()
                == types.size();
        var schema = SchemaBuilder.struct().name(UNION);
        var names = new ArrayList<String>();
        var branches = new ArrayList<Form>();
        for (var type : avro.getTypes()) {
            names.add(simple ? type.getName() : type.getFullName());
            branches.add(form(type, Place.BRANCH));
            if (types.contains(type)) {
                schema.field(names.getLast(), branches.getLast().schema());
            }
        }
        var built = where.build(schema, null, UnaryOperator.identity()).schema();
        return new Form(built, value -> {
            int index = GenericData.get().resolveUnion(avro, value);
            return new Struct(built).put(names.get(index), branches.get(index).value(value));
        });
    }

    /** Fields stand in the same order in the record and in the Struct. */
    private static Struct struct(Schema schema, List<Form> forms, IndexedRecord value) {
        var struct = new Struct(schema);
        for (int i = 0; i < forms.size(); i++) {
            struct.put(schema.fields().get(i), forms.get(i).value(value.get(i)));
        }
        return struct;
    }

    private static List<@Nullable Object> list(Form items, List<?> avro) {
        var list = new ArrayList<@Nullable Object>(avro.size());
        avro.forEach(item -> list.add(items.value(item)));
        return list;
    }

    private static Map<String, @Nullable Object> map(Form values, Map<?, ?> avro) {
        var map = HashMap.<String, @Nullable Object>newHashMap(avro.size());
        avro.forEach((key, value) -> map.put(key.toString(), values.value(value)));
        return map;
    }
}
