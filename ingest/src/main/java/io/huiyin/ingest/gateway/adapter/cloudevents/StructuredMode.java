package io.huiyin.ingest.gateway.adapter.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.huiyin.check.Problem;
import io.huiyin.ingest.gateway.adapter.ContentType;
import java.util.Base64;
import java.util.List;

/** Reads one event in the JSON event format 1.0.2. */
final class StructuredMode {
    private StructuredMode() {}

    static Understanding read(JsonNode json) {
        if (!json.isObject()) {
            return new Understanding.Unsound(List.of(
                    new Problem("event", json.toString(), "a JSON object with specversion, id, source and type")));
        }
        var attributes = new Attributes();
        json.properties().forEach(member -> {
            var name = member.getKey();
            var value = member.getValue();
            if (name.equals("data") || name.equals("data_base64") || value.isNull()) {
                return;
            }
            if (value.isContainerNode()) {
                attributes.wrong(name, value.toString(), "a string, a number or true or false");
            } else if (!value.isTextual() && CORE.contains(name)) {
                attributes.wrong(name, value.asText(), "a string");
            } else {
                attributes.put(name, value.asText());
            }
        });
        return attributes.with(data(json, attributes));
    }

    private static final List<String> CORE =
            List.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema");

    private static CloudEvent.Data data(JsonNode json, Attributes attributes) {
        var data = json.path("data");
        var base64 = json.path("data_base64");
        if (!base64.isMissingNode() && !base64.isNull()) {
            if (!data.isMissingNode()) {
                attributes.wrong("data_base64", base64.asText(), "left out where data is given");
            }
            return bytes(base64, attributes);
        }
        if (data.isMissingNode() || data.isNull()) {
            return new CloudEvent.Data.None();
        }
        var type = attributes.text("datacontenttype");
        var isJson = type.isEmpty() || ContentType.of(type).isJson();
        return data.isTextual() && !isJson
                ? new CloudEvent.Data.Words(data.textValue())
                : new CloudEvent.Data.Value(data);
    }

    private static CloudEvent.Data bytes(JsonNode base64, Attributes attributes) {
        try {
            return Payload.of(
                    Base64.getDecoder().decode(base64.asText()), attributes.text("datacontenttype"), attributes);
        } catch (IllegalArgumentException e) {
            attributes.wrong("data_base64", base64.asText(), "Base64 (RFC 4648, section 4)");
            return new CloudEvent.Data.None();
        }
    }
}
