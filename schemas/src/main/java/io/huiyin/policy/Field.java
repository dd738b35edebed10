package io.huiyin.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One place of the file, whether something stands there or not. Reading never throws: what is wrong goes to the
 * findings, and the reader gets an empty value to go on with, so that everything wrong is found in one go.
 */
record Field(String path, @Nullable Node node, Findings findings) {

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean given() {
        return node != null;
    }

    boolean isMapping() {
        return node instanceof Node.Mapping;
    }

    boolean isEmptyMapping() {
        return node instanceof Node.Mapping mapping && mapping.entries().isEmpty();
    }

    boolean isEmptyList() {
        return node instanceof Node.Sequence sequence && sequence.items().isEmpty();
    }

    /** Says that what stands here (or nothing) is wrong. */
    void refuse(String value, String expected) {
        if (node == null) {
            findings.add(path, value, expected);
        } else {
            findings.add(path, node, value, expected);
        }
    }

    /** A mapping of these keys and no others. */
    Section section(String... known) {
        var entries = entries();
        for (var key : entries.keySet()) {
            if (!Arrays.asList(known).contains(key)) {
                var nearest = Nearest.to(key, Arrays.asList(known))
                        .map(word -> "a known key; the nearest is '" + word + "'")
                        .orElse("one of the keys " + String.join(", ", known));
                new Field(join(path, key), entries.get(key), findings).refuse(key, nearest);
            }
        }
        return new Section(path, node, entries, findings);
    }

    /** A mapping whose keys are the tenant's own. */
    Map<String, Field> byName() {
        var fields = new LinkedHashMap<String, Field>();
        entries().forEach((key, value) -> fields.put(key, new Field(join(path, key), value, findings)));
        return fields;
    }

    /** What stands under this key, if this is a mapping; what else it has is not looked at. */
    Field inside(String key) {
        var value = node instanceof Node.Mapping mapping ? mapping.entries().get(key) : null;
        return new Field(join(path, key), value, findings);
    }

    /** A list. */
    List<Field> items() {
        return switch (node) {
            case null -> List.of();
            case Node.Sequence sequence -> numbered(sequence.items());
            case Node.Mapping _mapping -> wrongItems("a mapping");
            case Node.Scalar scalar -> wrongItems(scalar.text());
            case Node.Nothing _nothing -> wrongItems("");
        };
    }

    /** A list, or one value alone. */
    List<Field> oneOrItems() {
        return node instanceof Node.Scalar ? List.of(this) : items();
    }

    /** A list of values, or one value alone; where it is given it is not empty. */
    <T> Set<T> oneOrMore(String expected, Function<String, Optional<T>> parse) {
        var fields = oneOrItems();
        if (isEmptyList()) {
            refuse("", "at least one value, or the key left out");
        }
        var values = new LinkedHashSet<T>();
        for (var field : fields) {
            field.value(expected, parse).ifPresent(value -> {
                if (!values.add(value)) {
                    field.refuse(field.text(), "given once in its list");
                }
            });
        }
        return Collections.unmodifiableSet(values);
    }

    /** One value, read by {@code parse}; empty where nothing is given or it is wrong. */
    <T> Optional<T> value(String expected, Function<String, Optional<T>> parse) {
        return switch (node) {
            case null -> Optional.empty();
            case Node.Scalar scalar -> {
                var parsed = parse.apply(scalar.text());
                if (parsed.isEmpty()) {
                    refuse(scalar.text(), expected);
                }
                yield parsed;
            }
            case Node.Mapping _mapping -> wrong("a mapping", expected);
            case Node.Sequence _sequence -> wrong("a list", expected);
            case Node.Nothing _nothing -> wrong("", expected);
        };
    }

    /** One value that must be given. */
    <T> Optional<T> required(String expected, Function<String, Optional<T>> parse) {
        if (node == null) {
            refuse("", "given: " + expected);
        }
        return value(expected, parse);
    }

    /** What is written here, for a message. */
    String text() {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }

    private Map<String, Node> entries() {
        return switch (node) {
            case null -> Map.of();
            case Node.Mapping mapping -> mapping.entries();
            case Node.Sequence _sequence -> wrongEntries("a list");
            case Node.Scalar scalar -> wrongEntries(scalar.text());
            case Node.Nothing _nothing -> wrongEntries("");
        };
    }

    private Map<String, Node> wrongEntries(String value) {
        refuse(value, "a mapping of keys");
        return Map.of();
    }

    private List<Field> wrongItems(String value) {
        refuse(value, "a list");
        return List.of();
    }

    private <T> Optional<T> wrong(String value, String expected) {
        refuse(value, expected);
        return Optional.empty();
    }

    private List<Field> numbered(List<Node> nodes) {
        var fields = new ArrayList<Field>();
        for (var item : nodes) {
            fields.add(new Field(path + "[" + fields.size() + "]", item, findings));
        }
        return fields;
    }
}
