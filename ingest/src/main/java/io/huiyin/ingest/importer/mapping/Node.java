package io.huiyin.ingest.importer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.huiyin.check.Nearest;
import io.huiyin.check.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One place of a mapping file: its path, what is there, and the list on which whatever is wrong with it goes. */
record Node(String path, JsonNode json, List<Problem> problems) {

    /** What is under this key, unless nothing is. */
    Optional<Node> child(String key) {
        return Optional.ofNullable(json.get(key))
                .filter(found -> !found.isNull())
                .map(found -> new Node(path.isEmpty() ? key : path + "." + key, found, problems));
    }

    /** Refuses every key that is not known, with the nearest that is, and every key that nothing is under. */
    void allow(Collection<String> known) {
        json.properties().forEach(entry -> {
            var key = entry.getKey();
            var at = path.isEmpty() ? key : path + "." + key;
            if (!known.contains(key)) {
                problems.add(new Problem(at, key, expected(key, known)));
            } else if (isNothing(entry.getValue())) {
                problems.add(new Problem(at, "", "given, or left out with its key"));
            }
        });
    }

    /** The elements of a list; what is no list is one element. */
    List<Node> elements() {
        if (!json.isArray()) {
            return List.of(this);
        }
        var elements = new ArrayList<Node>();
        for (int i = 0; i < json.size(); i++) {
            elements.add(new Node(path + "[" + i + "]", json.get(i), problems));
        }
        return elements;
    }

    /** A text; a number or a truth value counts as it is written. */
    Optional<String> text() {
        if (json.isValueNode() && !json.isNull()) {
            return Optional.of(json.asText());
        }
        wrong("a text");
        return Optional.empty();
    }

    /** One of these words. */
    Optional<String> oneOf(Collection<String> words) {
        var text = text();
        if (text.isPresent() && !words.contains(text.get())) {
            wrong(expected(text.get(), words));
            return Optional.empty();
        }
        return text;
    }

    /** The entries of a mapping whose values are texts. */
    Map<String, String> entries() {
        var entries = new LinkedHashMap<String, String>();
        if (!json.isObject()) {
            wrong("a mapping of values to values");
            return entries;
        }
        for (var key : json.properties()) {
            new Node(path + "." + key.getKey(), key.getValue(), problems)
                    .text()
                    .ifPresent(value -> entries.put(key.getKey(), value));
        }
        return entries;
    }

    /** Notes that what is here cannot be. */
    void wrong(String expected) {
        problems.add(new Problem(path.isEmpty() ? "mapping" : path, shown(), expected));
    }

    static String expected(String written, Collection<String> known) {
        var all = "one of " + String.join(", ", known);
        return Nearest.to(written, known).map(near -> near + " perhaps; " + all).orElse(all);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || value.isTextual() && value.textValue().isEmpty();
    }

    private String shown() {
        return json.isValueNode() ? json.asText() : json.toString();
    }
}
