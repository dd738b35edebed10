package io.huiyin.standalone.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Reads requests and writes answers in the API's own media type. */
final class Wire {
    static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Wire() {}

    /** What a client sends to have a schema registered, looked up or tested. */
    record Submitted(String schema, List<SchemaReference> references) {}

    static Submitted submitted(Context context) {
        var body = body(context);
        var type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO") && !type.equals("null")) {
            throw RegistryError.invalidSchema("its type is " + type + "; only AVRO is known here");
        }
        if (!body.path("schema").isTextual()) {
            throw RegistryError.invalidSchema("the field schema is missing; it must hold the schema as a string");
        }
        return new Submitted(body.path("schema").asText(), LogFormat.references(body.path("references")));
    }

    static JsonNode body(Context context) {
        try {
            return LogFormat.JSON.readTree(context.body());
        } catch (JsonProcessingException e) {
            throw RegistryError.unreadable(e.getOriginalMessage());
        }
    }

    static String subject(Context context) {
        return context.pathParam("subject");
    }

    static boolean flag(Context context, String name) {
        return Boolean.parseBoolean(context.queryParam(name));
    }

    static String parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }

    static ObjectNode error(int code, String message) {
        return JSON.objectNode().put("error_code", code).put("message", message);
    }

    static void answer(Context context, JsonNode body) {
        context.contentType(MEDIA_TYPE).result(body.toString());
    }
}
