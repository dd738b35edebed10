package io.huiyin.standalone.registry;

import static io.huiyin.standalone.registry.Wire.answer;
import static io.huiyin.standalone.registry.Wire.flag;
import static io.huiyin.standalone.registry.Wire.subject;
import static io.huiyin.standalone.registry.Wire.submitted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The part of the API that is about what a subject lets in: compatibility tests, levels, the mode. */
final class LevelRoutes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SchemaRegistry registry;

    LevelRoutes(SchemaRegistry registry) {
        this.registry = registry;
    }

    void addTo(RoutesConfig routes) {
        compatibility(routes);
        config(routes);
        mode(routes);
    }

    private void compatibility(RoutesConfig routes) {
        routes.post("/compatibility/subjects/{subject}/versions", context -> {
            var submitted = submitted(context);
            answer(context, verdict(registry.objection(subject(context), submitted.schema(), submitted.references())));
        });
        routes.post("/compatibility/subjects/{subject}/versions/{version}", context -> {
            var submitted = submitted(context);
            answer(
                    context,
                    verdict(registry.objection(
                            subject(context),
                            context.pathParam("version"),
                            submitted.schema(),
                            submitted.references())));
        });
    }

    private void config(RoutesConfig routes) {
        routes.get("/config", context -> answer(context, level(registry.level())));
        routes.put("/config", context -> {
            registry.setLevel(submittedLevel(context));
            answer(
                    context,
                    JSON.objectNode().put("compatibility", registry.level().name()));
        });
        routes.delete("/config", context -> answer(context, level(registry.unsetLevel())));
        routes.get("/config/{subject}", context -> {
            var own = registry.level(subject(context));
            if (own.isEmpty() && !flag(context, "defaultToGlobal")) {
                throw RegistryError.noLevelOfItsOwn(subject(context));
            }
            answer(context, level(own.orElseGet(registry::level)));
        });
        routes.put("/config/{subject}", context -> {
            var level = submittedLevel(context);
            registry.setLevel(subject(context), level);
            answer(context, JSON.objectNode().put("compatibility", level.name()));
        });
        routes.delete("/config/{subject}", context -> answer(context, level(registry.unsetLevel(subject(context)))));
    }

    /** The mode never changes; asking for READWRITE is no change. */
    private void mode(RoutesConfig routes) {
        for (var path : List.of("/mode", "/mode/{subject}")) {
            routes.get(path, context -> answer(context, JSON.objectNode().put("mode", "READWRITE")));
            routes.put(path, context -> {
                var mode = Wire.body(context).path("mode").asText();
                if (!mode.equals("READWRITE")) {
                    throw RegistryError.invalidMode(mode);
                }
                answer(context, JSON.objectNode().put("mode", mode));
            });
        }
    }

    private static JsonNode level(Compatibility level) {
        return JSON.objectNode().put("compatibilityLevel", level.name());
    }

    private static JsonNode verdict(Optional<String> objection) {
        var body = JSON.objectNode().put("is_compatible", objection.isEmpty());
        objection.ifPresent(sentence -> body.putArray("messages").add(sentence));
        return body;
    }

    private static Compatibility submittedLevel(Context context) {
        return Compatibility.parse(Wire.body(context).path("compatibility").asText());
    }
}
