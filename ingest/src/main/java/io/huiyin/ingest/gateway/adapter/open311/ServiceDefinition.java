package io.huiyin.ingest.gateway.adapter.open311;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What may be said of a request of any service beyond the specification's own fields; none of it must be. */
final class ServiceDefinition {
    /** The service of who does not know which; the tenant's rules decide. */
    static final String UNSORTED = "UNSORTED";

    private ServiceDefinition() {}

    static ObjectNode of(String serviceCode) {
        var definition = JsonNodeFactory.instance.objectNode().put("service_code", serviceCode);
        var attributes = definition.putArray("attributes");
        attribute(attributes, "title", "string", "In a few words / 标题", "", List.of());
        attribute(attributes, "kind", "singlevaluelist", "What it is / 类型", "", symbols(Kind.values()));
        attribute(attributes, "severity", "singlevaluelist", "How bad it is / 严重程度", "", symbols(Severity.values()));
        attribute(
                attributes,
                "occurred_at",
                "datetime",
                "When it happened / 发生时间",
                "such as 2026-11-20T08:00:00+08:00",
                List.of());
        return definition;
    }

    private static List<String> symbols(Enum<?>[] words) {
        return Arrays.stream(words)
                .map(Enum::name)
                .filter(name -> !name.equals("UNSPECIFIED"))
                .toList();
    }

    private static void attribute(
            ArrayNode attributes, String code, String type, String description, String form, List<String> values) {
        var attribute = attributes.addObject();
        attribute
                .put("variable", true)
                .put("code", code)
                .put("datatype", type)
                .put("required", false)
                .put("datatype_description", form)
                .put("order", attributes.size())
                .put("description", description);
        if (!values.isEmpty()) {
            var list = attribute.putArray("values");
            values.forEach(value -> list.addObject().put("key", value).put("name", value.toLowerCase(Locale.ROOT)));
        }
    }
}
