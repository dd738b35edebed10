package io.huiyin.connect;

import java.nio.ByteBuffer;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** From Connect back to Avro's generic classes, as {@link Forms} does not do it: to see that nothing is lost on the way. */
final class Back {
    private Back() {}

    static @Nullable Object toAvro(Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (schema.getType()) {
            case RECORD -> {
                var struct = (Struct) value;
                var record = new GenericData.Record(schema);
                for (var field : schema.getFields()) {
                    record.put(field.pos(), toAvro(field.schema(), struct.getWithoutDefault(field.name())));
                }
                yield record;
            }
            case UNION ->
                toAvro(
                        schema.getTypes().stream()
                                .filter(type -> type.getType() != Schema.Type.NULL)
                                .findFirst()
                                .orElseThrow(),
                        value);
            case ARRAY ->
                new GenericData.Array<>(
                        schema,
                        ((List<?>) value)
                                .stream()
                                        .map(item -> toAvro(schema.getElementType(), item))
                                        .toList());
            case MAP -> {
                var map = new LinkedHashMap<Utf8, @Nullable Object>();
                ((Map<?, ?>) value)
                        .forEach((key, item) -> map.put(new Utf8((String) key), toAvro(schema.getValueType(), item)));
                yield map;
            }
            case ENUM -> new GenericData.EnumSymbol(schema, value);
            case STRING -> new Utf8((String) value);
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMillis ? ((Date) value).getTime() : value;
            case BYTES -> (ByteBuffer) value;
            default -> value;
        };
    }
}
