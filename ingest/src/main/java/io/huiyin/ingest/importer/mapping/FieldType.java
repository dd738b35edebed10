package io.huiyin.ingest.importer.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** What a field of an event takes, read off its schema, so that a new field can be mapped the day it exists. */
sealed interface FieldType {

    record Text() implements FieldType {}

    record SlugText() implements FieldType {}

    record Time() implements FieldType {}

    record Decimal() implements FieldType {}

    record Symbol(List<String> symbols) implements FieldType {}

    /** A list of texts. */
    record Texts() implements FieldType {}

    /** Texts by a key of one's own. */
    record Entries() implements FieldType {}

    record Nested(Map<String, FieldType> fields) implements FieldType {}

    /** The fields of a record in their order. {@code batch} is not among them: the import sets it. */
    static Map<String, FieldType> fields(Schema record) {
        var fields = new LinkedHashMap<String, FieldType>();
        for (var field : record.getFields()) {
            if (!field.name().equals("batch")) {
                fields.put(field.name(), of(field.name(), field.schema()));
            }
        }
        return fields;
    }

    private static FieldType of(String name, Schema schema) {
        return switch (schema.getType()) {
            case UNION -> of(name, schema.getTypes().getLast());
            case LONG -> schema.getLogicalType() == null ? new Decimal() : new Time();
            case DOUBLE, FLOAT, INT -> new Decimal();
            case ENUM -> new Symbol(schema.getEnumSymbols());
            case ARRAY -> new Texts();
            case MAP -> new Entries();
            case RECORD -> new Nested(fields(schema));
            default -> name.equals("tenant") || name.equals("site") ? new SlugText() : new Text();
        };
    }
}
