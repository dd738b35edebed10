package io.huiyin.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What a schema asks of a JSON value, in words that end the sentence "… must be …". */
final class Expectation {
    private Expectation() {}

    static String of(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return "an instant with an offset, such as 2026-03-05T14:30:00+08:00, or whole milliseconds since 1970";
        }
        return switch (schema.getType()) {
            case UNION -> of(given(schema));
            case RECORD ->
                "an object with "
                        + schema.getFields().stream().map(Schema.Field::name).collect(Collectors.joining(", "));
            case ARRAY -> "an array";
            case MAP -> "an object";
            case STRING -> "a string";
            case BYTES -> "bytes in Base64 (RFC 4648)";
            case ENUM -> "one of " + String.join(", ", schema.getEnumSymbols());
            case BOOLEAN -> "true or false";
            case INT -> "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
            case LONG -> "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
            case FLOAT, DOUBLE -> "a finite number";
            default -> throw new IllegalStateException("no JSON form for " + schema);
        };
    }

    /** The branch of an optional field that is not null. */
    static Schema given(Schema union) {
        var branches = union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        if (branches.size() != 1) {
            throw new IllegalStateException("an untagged union has one type besides null; this has more: " + union);
        }
        return branches.getFirst();
    }

    /** Whether the value is of the right form, so that only what it says is wrong. */
    static boolean sameForm(JsonNode json, Schema schema) {
        return switch (schema.getType()) {
            case INT, LONG -> json.isNumber() || schema.getLogicalType() != null && json.isTextual();
            case FLOAT, DOUBLE -> json.isNumber();
            case STRING, BYTES, ENUM -> json.isTextual();
            case ARRAY -> json.isArray();
            case MAP, RECORD -> json.isObject();
            case BOOLEAN -> json.isBoolean();
            default -> false;
        };
    }
}
