package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.huiyin.ingest.gateway.adapter.Json;
import io.huiyin.ingest.gateway.adapter.Utf8;
import java.util.ArrayList;
import java.util.List;

/** What a body holds: one event, several, or nothing that can be read. */
sealed interface RequestBody {

    /** One JSON object. */
    record Single(JsonNode event) implements RequestBody {}

    /** A JSON array or NDJSON. */
    record Batch(List<Item> items) implements RequestBody {}

    /** Not JSON, and why. */
    record Malformed(String detail) implements RequestBody {}

    /** One of several. */
    sealed interface Item {
        record Readable(JsonNode event) implements Item {}

        /** A line that is not JSON; the lines around it may be. */
        record Unreadable(String detail) implements Item {}
    }

    /** Reads a body. An object that names a field twice is not JSON here: one of the two would be lost. */
    static RequestBody parse(byte[] bytes, Format format) {
        return switch (Utf8.decode(bytes)) {
            case Utf8.Broken broken ->
                new Malformed("The body is not UTF-8: byte %d (counted from 0) is 0x%02X. Send the text as UTF-8."
                        .formatted(broken.offset(), broken.value()));
            case Utf8.Text decoded ->
                switch (format) {
                    case JSON -> json(decoded.text());
                    case NDJSON -> lines(decoded.text());
                };
        };
    }

    private static RequestBody json(String text) {
        try {
            var json = Json.MAPPER.readTree(text);
            if (json.isArray()) {
                var items = new ArrayList<Item>(json.size());
                json.forEach(item -> items.add(new Item.Readable(item)));
                return new Batch(items);
            }
            return json.isMissingNode() ? new Malformed("The body is empty. Send a JSON object.") : new Single(json);
        } catch (JsonProcessingException e) {
            return new Malformed("The body is not JSON: " + Json.explain(e, 0));
        }
    }

    private static RequestBody lines(String text) {
        var items = new ArrayList<Item>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                items.add(new Item.Readable(Json.MAPPER.readTree(line)));
            } catch (JsonProcessingException e) {
                items.add(new Item.Unreadable("The line is not JSON: " + Json.explain(e, number - 1)));
            }
        }
        return new Batch(items);
    }
}
