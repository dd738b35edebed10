package io.huiyin.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.huiyin.check.Problem;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads one record by its schema and notes what is wrong on the way. Used once. */
final class RecordReader {
    /** Nobody reads more; it bounds the answer to a body made of mistakes. */
    private static final int MOST_PROBLEMS = 50;

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return problems;
    }

    /** The record, with null in place of what could not be read; null where the JSON is no object. */
    <T extends SpecificRecord> @Nullable T read(JsonNode json, Class<T> type) {
        return type.cast(record("", json, SpecificData.get().getSchema(type)));
    }

    /** Whether this says something of a field that reading it has not said already. */
    boolean isNews(Problem problem) {
        return problems.stream()
                .noneMatch(known ->
                        known.field().equals(problem.field()) || known.field().startsWith(problem.field() + "."));
    }

    private @Nullable SpecificRecord record(String path, JsonNode json, Schema schema) {
        if (!json.isObject()) {
            note(path.isEmpty() ? "(the event)" : path, json, "a JSON object, not " + nameOf(json));
            return null;
        }
        var data = SpecificData.get();
        var result = (SpecificRecord) SpecificData.newInstance(data.getClass(schema), schema);
        for (var field : schema.getFields()) {
            var value = field(below(path, field.name()), json.get(field.name()), field);
            if (value != null || accepts(field.schema(), Schema.Type.NULL)) {
                result.put(field.pos(), value);
            }
        }
        json.fieldNames().forEachRemaining(name -> {
            if (schema.getField(name) == null) {
                note(below(path, name), json.path(name), FieldNames.instead(name, schema));
            }
        });
        return result;
    }

    private @Nullable Object field(String path, @Nullable JsonNode json, Schema.Field field) {
        if (json != null && !json.isNull()) {
            return value(path, json, field.schema());
        }
        if (field.hasDefaultValue()) {
            var data = SpecificData.get();
            return data.deepCopy(field.schema(), data.getDefaultValue(field));
        }
        add(new Problem(path, "", "given: " + Expectation.of(field.schema())));
        return null;
    }

    private @Nullable Object value(String path, JsonNode json, Schema schema) {
        return switch (schema.getType()) {
            case UNION -> value(path, json, Expectation.given(schema));
            case RECORD -> record(path, json, schema);
            case ARRAY -> array(path, json, schema);
            case MAP -> map(path, json, schema);
            default -> scalar(path, json, schema);
        };
    }

    private @Nullable List<Object> array(String path, JsonNode json, Schema schema) {
        if (!json.isArray()) {
            note(path, json, schema);
            return null;
        }
        var items = new ArrayList<>(json.size());
        for (int i = 0; i < json.size(); i++) {
            var item = value(path + "[" + i + "]", json.path(i), schema.getElementType());
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private @Nullable Map<String, Object> map(String path, JsonNode json, Schema schema) {
        if (!json.isObject()) {
            note(path, json, schema);
            return null;
        }
        var entries = new HashMap<String, Object>();
        json.properties().forEach(entry -> {
            var value = value(below(path, entry.getKey()), entry.getValue(), schema.getValueType());
            if (value != null) {
                entries.put(entry.getKey(), value);
            }
        });
        return entries;
    }

    private @Nullable Object scalar(String path, JsonNode json, Schema schema) {
        var value = scalarOrNull(json, schema);
        if (value == null) {
            note(path, json, schema);
        }
        return value;
    }

    private static @Nullable Object scalarOrNull(JsonNode json, Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return instant(json);
        }
        return switch (schema.getType()) {
            case BOOLEAN -> json.isBoolean() ? json.booleanValue() : null;
            case INT -> json.isIntegralNumber() && json.canConvertToInt() ? json.intValue() : null;
            case LONG -> json.isIntegralNumber() && json.canConvertToLong() ? json.longValue() : null;
            case FLOAT -> json.isNumber() && Float.isFinite(json.floatValue()) ? json.floatValue() : null;
            case DOUBLE -> json.isNumber() && Double.isFinite(json.doubleValue()) ? json.doubleValue() : null;
            case STRING -> json.isTextual() ? json.textValue() : null;
            case BYTES -> json.isTextual() ? bytes(json.textValue()) : null;
            case ENUM -> json.isTextual() ? symbol(json.textValue(), schema) : null;
            default -> throw new IllegalStateException("no JSON form for " + schema);
        };
    }

    private static @Nullable ByteBuffer bytes(String base64) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _e) {
            return null;
        }
    }

    private static @Nullable Instant instant(JsonNode json) {
        if (json.isTextual()) {
            return Instants.parse(json.textValue()).orElse(null);
        }
        return json.isIntegralNumber() && json.canConvertToLong() ? Instant.ofEpochMilli(json.longValue()) : null;
    }

    private static @Nullable Object symbol(String text, Schema schema) {
        var constants = SpecificData.get().getClass(schema).getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> ((Enum<?>) constant).name().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static boolean accepts(Schema schema, Schema.Type type) {
        return schema.getType() == Schema.Type.UNION
                && schema.getTypes().stream().anyMatch(branch -> branch.getType() == type);
    }

    private void note(String path, JsonNode json, Schema schema) {
        var expected = Expectation.of(schema);
        note(path, json, Expectation.sameForm(json, schema) ? expected : expected + ", not " + nameOf(json));
    }

    private void note(String path, JsonNode json, String expected) {
        add(new Problem(path, json.isValueNode() ? json.asText() : json.toString(), expected));
    }

    private void add(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String nameOf(JsonNode json) {
        return switch (json.getNodeType()) {
            case JsonNodeType.OBJECT -> "an object";
            case JsonNodeType.ARRAY -> "an array";
            case JsonNodeType.STRING -> "a string";
            case JsonNodeType.NUMBER -> "a number";
            case JsonNodeType.BOOLEAN -> "true or false";
            case JsonNodeType.NULL -> "null";
            default -> "this";
        };
    }
}
