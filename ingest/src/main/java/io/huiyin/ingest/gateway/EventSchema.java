package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** An Avro schema as JSON Schema (2020-12, as OpenAPI 3.1 has it), in the JSON form that {@code EventJson} reads. */
final class EventSchema {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EventSchema() {}

    /** Adds the record and all that it is made of; returns the record's. */
    static ObjectNode addTo(ObjectNode schemas, Schema avro) {
        var json = schemas.putObject(avro.getName()).put("type", "object").put("additionalProperties", false);
        describe(json, avro.getDoc());
        var properties = json.putObject("properties");
        var required = json.putArray("required");
        for (var field : avro.getFields()) {
            properties.set(field.name(), property(schemas, field));
            if (!field.hasDefaultValue()) {
                required.add(field.name());
            }
        }
        return json;
    }

    /** What the gateway fills in need not be given. */
    static void relax(ObjectNode event, Entrance<?> entrance) {
        var optional = entrance.isOnCase()
                ? Set.of("eventId", "tenant", "site", "reference")
                : Set.of("eventId", "submittedAt");
        var required = event.putArray("required");
        entrance.schema().getFields().stream()
                .filter(field -> !field.hasDefaultValue() && !optional.contains(field.name()))
                .forEach(field -> required.add(field.name()));
        if (entrance.isOnCase()) {
            event.withObject("/properties")
                    .putObject("caseId")
                    .put("type", "string")
                    .put(
                            "description",
                            "tenant.site.reference: in place of those three. The reference may have hyphens and small letters.");
        }
    }

    private static ObjectNode property(ObjectNode schemas, Schema.Field field) {
        var json = of(schemas, field.schema());
        describe(json, field.doc());
        if (field.hasDefaultValue() && field.defaultVal() != JsonProperties.NULL_VALUE) {
            json.set("default", MAPPER.valueToTree(field.defaultVal()));
        }
        return json;
    }

    private static ObjectNode of(ObjectNode schemas, Schema avro) {
        if (avro.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return NODES.objectNode().put("type", "string").put("format", "date-time");
        }
        return switch (avro.getType()) {
            case UNION -> nullable(of(schemas, given(avro)));
            case RECORD -> {
                addTo(schemas, avro);
                yield NODES.objectNode().put("$ref", "#/components/schemas/" + avro.getName());
            }
            case ENUM -> {
                var json = NODES.objectNode().put("type", "string");
                var symbols = json.putArray("enum");
                avro.getEnumSymbols().forEach(symbols::add);
                yield json;
            }
            case ARRAY -> {
                var json = NODES.objectNode().put("type", "array");
                json.set("items", of(schemas, avro.getElementType()));
                yield json;
            }
            case MAP -> {
                var json = NODES.objectNode().put("type", "object");
                json.set("additionalProperties", of(schemas, avro.getValueType()));
                yield json;
            }
            case STRING -> NODES.objectNode().put("type", "string");
            case INT -> NODES.objectNode().put("type", "integer").put("format", "int32");
            case LONG -> NODES.objectNode().put("type", "integer").put("format", "int64");
            case FLOAT, DOUBLE -> NODES.objectNode().put("type", "number");
            case BOOLEAN -> NODES.objectNode().put("type", "boolean");
            case BYTES, FIXED, NULL -> throw new IllegalStateException("no JSON form for " + avro);
        };
    }

    private static Schema given(Schema union) {
        return union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode nullable(ObjectNode json) {
        if (json.has("type")) {
            var type = json.get("type").textValue();
            json.putArray("type").add(type).add("null");
            return json;
        }
        var either = NODES.objectNode();
        either.putArray("oneOf").add(json).addObject().put("type", "null");
        return either;
    }

    private static void describe(ObjectNode json, @Nullable String doc) {
        if (doc != null) {
            json.put("description", doc);
        }
    }
}
