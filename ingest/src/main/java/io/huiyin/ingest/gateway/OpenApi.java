package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The OpenAPI 3.1 document. What it says of fields comes from the Avro schemas, so it says what is true. */
final class OpenApi {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private OpenApi() {}

    static ObjectNode document(GatewayConfig config) {
        var root = NODES.objectNode().put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "Huiyin gateway")
                .put("version", "1")
                .put(
                        "description",
                        "The way in for reports, actions and votes. An event is accepted with 202 only after every "
                                + "replica of the broker has it; sending the same eventId again changes nothing.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        var paths = root.putObject("paths");
        var schemas = root.putObject("components").putObject("schemas");
        AnswerSchemas.addTo(schemas);
        for (var entrance : Entrance.all()) {
            var event = EventSchema.addTo(schemas, entrance.schema());
            EventSchema.relax(event, entrance);
            paths.putObject("/v1/" + entrance.path()).set("post", post(entrance, config));
        }
        for (var socket : Socket.all()) {
            paths.putObject(socket.address()).set("post", adapter(socket));
        }
        paths.putObject(Socket.QUESTIONS.replace("<resource>", "{resource}")).set("get", questions());
        paths.putObject("/health")
                .set("get", plain("health", "Whether events can be taken now", List.of(200, 503), "Health"));
        paths.putObject("/openapi.json").set("get", plain("openapi", "This document", List.of(200), null));
        return root;
    }

    private static ObjectNode post(Entrance<?> entrance, GatewayConfig config) {
        var post = NODES.objectNode()
                .put("operationId", "post-" + entrance.path())
                .put("summary", entrance.schema().getDoc())
                .put(
                        "description",
                        "One object, an array or NDJSON: at most %,d events and %,d bytes."
                                .formatted(
                                        config.limits().items(), config.limits().bodyBytes()));
        post.putArray("parameters")
                .addObject()
                .put("name", "Idempotency-Key")
                .put("in", "header")
                .put("description", "The eventId of a single object. Where both are given they must be the same.")
                .putObject("schema")
                .put("type", "string");
        var reference = "#/components/schemas/" + entrance.type().getSimpleName();
        var content = post.putObject("requestBody").put("required", true).putObject("content");
        var oneOf = content.putObject("application/json").putObject("schema").putArray("oneOf");
        oneOf.addObject().put("$ref", reference);
        var array = oneOf.addObject().put("type", "array").put("minItems", 1);
        array.put("maxItems", config.limits().items()).putObject("items").put("$ref", reference);
        content.putObject("application/x-ndjson")
                .putObject("schema")
                .put("type", "string")
                .put("description", "One object of " + entrance.type().getSimpleName() + " on each line.");
        var responses = post.putObject("responses");
        answer(responses, 202, "All events were accepted.", "application/json", List.of("Accepted", "Batch"));
        answer(responses, 207, "Some events were accepted; each has its status.", "application/json", List.of("Batch"));
        var problem = List.of("Problem");
        var type = "application/problem+json";
        answer(responses, 400, "Not JSON, not UTF-8, or no events.", type, problem);
        answer(responses, 413, "Too many bytes or events.", type, problem);
        answer(responses, 415, "Neither JSON nor NDJSON.", type, problem);
        answer(responses, 422, "Fields are wrong; errors names each.", type, problem);
        answer(responses, 429, "Over the rate; see Retry-After.", type, problem);
        answer(responses, 503, "Kafka or the registry cannot take it now; see Retry-After.", type, problem);
        return post;
    }

    private static void answer(ObjectNode responses, int status, String text, String type, List<String> schemas) {
        var response = responses.putObject(Integer.toString(status)).put("description", text);
        if (status == 429 || status == 503) {
            var header = response.putObject("headers").putObject("Retry-After");
            header.put("description", "Seconds to wait.").putObject("schema").put("type", "integer");
        }
        var schema = response.putObject("content").putObject(type).putObject("schema");
        if (schemas.size() == 1) {
            schema.put("$ref", "#/components/schemas/" + schemas.getFirst());
        } else {
            var oneOf = schema.putArray("oneOf");
            schemas.forEach(name -> oneOf.addObject().put("$ref", "#/components/schemas/" + name));
        }
    }

    private static ObjectNode adapter(Socket socket) {
        var post = NODES.objectNode()
                .put("operationId", "post" + socket.address().replaceAll("\\W+", "-"))
                .put("summary", socket.summary())
                .put("description", "See docs/adapters.md. The answers have the form that its specification says.");
        inPath(post, List.of("tenant", "site"));
        var content = post.putObject("requestBody").put("required", true).putObject("content");
        socket.consumes().forEach(content::putObject);
        answers(post, socket.statuses());
        return post;
    }

    private static ObjectNode questions() {
        var get = NODES.objectNode()
                .put("operationId", "get-adapters-open311")
                .put("summary", "What clients of Open311's GeoReport v2 ask, in JSON or XML")
                .put(
                        "description",
                        "services.json, services/CODE.json, requests.json, requests/ID.json, tokens/ID.json, and the "
                                + "same with .xml. See docs/adapters.md.");
        inPath(get, List.of("tenant", "site", "resource"));
        answers(get, List.of(200, 400, 403, 404, 503));
        return get;
    }

    private static void inPath(ObjectNode operation, List<String> names) {
        var parameters = operation.putArray("parameters");
        for (var name : names) {
            var parameter = parameters.addObject().put("name", name).put("in", "path");
            parameter.put("required", true).putObject("schema").put("type", "string");
        }
    }

    private static void answers(ObjectNode operation, List<Integer> statuses) {
        var responses = operation.putObject("responses");
        statuses.forEach(status -> responses
                .putObject(status.toString())
                .put("description", status < 300 ? "As asked." : "Not so; the body says why."));
    }

    private static ObjectNode plain(String id, String summary, List<Integer> statuses, @Nullable String schema) {
        var get = NODES.objectNode().put("operationId", id).put("summary", summary);
        var responses = get.putObject("responses");
        for (var status : statuses) {
            if (schema == null) {
                responses.putObject(status.toString()).put("description", summary);
            } else {
                answer(responses, status, status == 200 ? "Ready." : "Not ready.", "application/json", List.of(schema));
            }
        }
        return get;
    }
}
