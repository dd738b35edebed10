package io.huiyin.standalone.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of the topic {@code _schemas}, as Confluent's registry writes it, so that either can take over from the other. */
final class LogFormat {
    static final ObjectMapper JSON = new ObjectMapper();

    private LogFormat() {}

    static LogRecord schema(RegisteredSchema schema) {
        var value = JSON.createObjectNode()
                .put("subject", schema.subject())
                .put("version", schema.version())
                .put("id", schema.id());
        if (!schema.schema().references().isEmpty()) {
            value.set("references", references(schema.schema().references()));
        }
        value.put("schema", schema.schema().text()).put("deleted", schema.deleted());
        return new LogRecord(schemaKey(schema), value.toString());
    }

    /** Takes a version away for good. */
    static LogRecord tombstone(RegisteredSchema schema) {
        return new LogRecord(schemaKey(schema), null);
    }

    /** The level of a subject, or of all for null. A level of null takes it away. */
    static LogRecord level(@Nullable String subject, @Nullable Compatibility level) {
        var key = key("CONFIG").put("subject", subject).put("magic", 0);
        var value = level == null
                ? null
                : JSON.createObjectNode()
                        .put("subject", subject)
                        .put("compatibilityLevel", level.name())
                        .toString();
        return new LogRecord(key.toString(), value);
    }

    static RegisteredSchema schema(JsonNode value) {
        return new RegisteredSchema(
                value.path("subject").asText(),
                value.path("version").asInt(),
                value.path("id").asInt(),
                new SchemaText(value.path("schema").asText(), references(value.path("references"))),
                value.path("deleted").asBoolean());
    }

    static List<SchemaReference> references(JsonNode array) {
        var references = new ArrayList<SchemaReference>();
        for (var node : array) {
            references.add(new SchemaReference(
                    node.path("name").asText(),
                    node.path("subject").asText(),
                    node.path("version").asInt()));
        }
        return references;
    }

    static ArrayNode references(List<SchemaReference> references) {
        var array = JSON.createArrayNode();
        references.forEach(reference -> array.addObject()
                .put("name", reference.name())
                .put("subject", reference.subject())
                .put("version", reference.version()));
        return array;
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the registry's topic holds a record that is not JSON", e);
        }
    }

    private static String schemaKey(RegisteredSchema schema) {
        return key("SCHEMA")
                .put("subject", schema.subject())
                .put("version", schema.version())
                .put("magic", 1)
                .toString();
    }

    private static ObjectNode key(String type) {
        return JSON.createObjectNode().put("keytype", type);
    }
}
