package io.huiyin.ingest.gateway.adapter.open311;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.huiyin.check.Problem;
import io.huiyin.ingest.gateway.adapter.Refusal;
import io.huiyin.ingest.gateway.adapter.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two formats of answers, told apart by how the resource ends. XML is what the specification requires, JSON its mapping. */
public enum GeoFormat {
    JSON("application/json;charset=utf-8"),
    XML("text/xml;charset=utf-8");

    private final String contentType;

    GeoFormat(String contentType) {
        this.contentType = contentType;
    }

    /** As a resource ends: {@code json}. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format that a resource such as {@code services/033.xml} asks for; empty where it names none. */
    static Optional<GeoFormat> of(String resource) {
        return List.of(values()).stream()
                .filter(format -> resource.endsWith("." + format.suffix()))
                .findFirst();
    }

    /** @param root the name of the outermost element, whose items are named as in {@link GeoXml} */
    Reply reply(int status, String root, JsonNode answer) {
        return Reply.of(status, contentType, this == JSON ? answer.toString() : GeoXml.write(root, answer));
    }

    /** Errors as the specification has them: its own statuses, one entry for each thing that is wrong. */
    Reply refuse(Refusal refusal) {
        int status = statusOf(refusal.status());
        var errors = JsonNodeFactory.instance.arrayNode();
        if (refusal.problems().isEmpty()) {
            errors.addObject().put("code", status).put("description", refusal.detail());
        }
        for (var problem : refusal.problems()) {
            errors.addObject()
                    .put("code", status)
                    .put("description", named(problem).sentence());
        }
        return reply(status, "errors", errors).retryAfter(refusal.retryAfter());
    }

    private static Problem named(Problem problem) {
        return problem.field().equals("key") ? new Problem("api_key", problem.value(), problem.expected()) : problem;
    }

    private static int statusOf(int status) {
        return switch (status) {
            case 401 -> 403;
            case 415, 422 -> 400;
            default -> status;
        };
    }
}
