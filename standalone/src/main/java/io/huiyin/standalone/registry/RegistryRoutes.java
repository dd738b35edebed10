package io.huiyin.standalone.registry;

import static io.huiyin.standalone.registry.Wire.answer;
import static io.huiyin.standalone.registry.Wire.error;
import static io.huiyin.standalone.registry.Wire.flag;
import static io.huiyin.standalone.registry.Wire.parameter;
import static io.huiyin.standalone.registry.Wire.subject;
import static io.huiyin.standalone.registry.Wire.submitted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Confluent Schema Registry API over HTTP, for Avro.
 * https://docs.confluent.io/platform/current/schema-registry/develop/api.html
 */
final class RegistryRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryRoutes.class);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SchemaRegistry registry;

    RegistryRoutes(SchemaRegistry registry) {
        this.registry = registry;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", context -> answer(context, JSON.objectNode()));
        schemas(routes);
        subjects(routes);
        new LevelRoutes(registry).addTo(routes);
        routes.exception(RegistryError.class, (error, context) -> refuse(context, error));
        routes.exception(Exception.class, (error, context) -> {
            LOG.atError().addKeyValue("path", context.path()).setCause(error).log("registry request failed");
            answer(context.status(500), error(50001, "Error in the backend data store: " + error));
        });
        routes.error(404, context -> {
            if (!Wire.MEDIA_TYPE.equals(context.res().getContentType())) {
                answer(context, error(404, "HTTP 404 Not Found"));
            }
        });
    }

    private void schemas(RoutesConfig routes) {
        routes.get("/schemas/types", context -> answer(context, JSON.arrayNode().add("AVRO")));
        routes.get("/schemas", context -> {
            var array = JSON.arrayNode();
            var prefix = parameter(context, "subjectPrefix");
            registry.all(flag(context, "deleted")).stream()
                    .filter(schema -> schema.subject().startsWith(prefix))
                    .forEach(schema -> array.add(described(schema)));
            answer(context, array);
        });
        routes.get("/schemas/ids/{id}", context -> {
            var found = registry.byId(id(context)).getFirst().schema();
            var body = JSON.objectNode().put("schema", found.text());
            withReferences(body, found);
            if (flag(context, "fetchMaxId")) {
                body.put("maxId", registry.highestId());
            }
            answer(context, body);
        });
        routes.get(
                "/schemas/ids/{id}/schema",
                context -> answer(
                        context,
                        LogFormat.parse(
                                registry.byId(id(context)).getFirst().schema().text())));
        routes.get("/schemas/ids/{id}/subjects", context -> {
            var array = JSON.arrayNode();
            places(context).stream().map(RegisteredSchema::subject).distinct().forEach(array::add);
            answer(context, array);
        });
        routes.get("/schemas/ids/{id}/versions", context -> {
            var array = JSON.arrayNode();
            places(context)
                    .forEach(schema ->
                            array.addObject().put("subject", schema.subject()).put("version", schema.version()));
            answer(context, array);
        });
    }

    private void subjects(RoutesConfig routes) {
        routes.get("/subjects", context -> {
            var array = JSON.arrayNode();
            registry.subjects(flag(context, "deleted"), parameter(context, "subjectPrefix"))
                    .forEach(array::add);
            answer(context, array);
        });
        routes.post("/subjects/{subject}", context -> {
            var submitted = submitted(context);
            answer(
                    context,
                    described(registry.lookup(
                            subject(context), submitted.schema(), submitted.references(), flag(context, "deleted"))));
        });
        routes.delete(
                "/subjects/{subject}",
                context ->
                        answer(context, numbers(registry.deleteSubject(subject(context), flag(context, "permanent")))));
        routes.get(
                "/subjects/{subject}/versions",
                context -> answer(
                        context,
                        numbers(registry.versions(subject(context), flag(context, "deleted")).stream()
                                .map(RegisteredSchema::version)
                                .toList())));
        routes.post("/subjects/{subject}/versions", context -> {
            var submitted = submitted(context);
            int id = registry.register(subject(context), submitted.schema(), submitted.references());
            answer(context, JSON.objectNode().put("id", id));
        });
        routes.get("/subjects/{subject}/versions/{version}", context -> answer(context, described(version(context))));
        routes.get(
                "/subjects/{subject}/versions/{version}/schema",
                context -> answer(
                        context, LogFormat.parse(version(context).schema().text())));
        routes.get(
                "/subjects/{subject}/versions/{version}/referencedby",
                context -> answer(
                        context,
                        numbers(registry.referencedBy(
                                subject(context), version(context).version()))));
        routes.delete(
                "/subjects/{subject}/versions/{version}",
                context -> answer(
                        context,
                        JSON.numberNode(registry.deleteVersion(
                                subject(context), context.pathParam("version"), flag(context, "permanent")))));
    }

    private RegisteredSchema version(Context context) {
        return registry.version(subject(context), context.pathParam("version"), flag(context, "deleted"));
    }

    private List<RegisteredSchema> places(Context context) {
        return registry.byId(id(context)).stream()
                .filter(schema -> !schema.deleted() || flag(context, "deleted"))
                .toList();
    }

    private static ObjectNode described(RegisteredSchema schema) {
        var body = JSON.objectNode()
                .put("subject", schema.subject())
                .put("version", schema.version())
                .put("id", schema.id());
        withReferences(body, schema.schema());
        return body.put("schema", schema.schema().text());
    }

    private static void withReferences(ObjectNode body, SchemaText schema) {
        if (!schema.references().isEmpty()) {
            body.set("references", LogFormat.references(schema.references()));
        }
    }

    private static JsonNode numbers(Collection<Integer> numbers) {
        var array = JSON.arrayNode();
        numbers.forEach(array::add);
        return array;
    }

    private static int id(Context context) {
        var text = context.pathParam("id");
        if (!text.matches("\\d{1,9}")) {
            throw RegistryError.schemaNotFound();
        }
        return Integer.parseInt(text);
    }

    private static void refuse(Context context, RegistryError error) {
        answer(context.status(error.status()), error(error.code(), error.sentence()));
    }
}
