package io.huiyin.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a YAML file with the line it stands on, from 1; {@link #INHERITED} where it came from a template,
 * {@link #UNPLACED} where it is no file's.
 */
sealed interface Node {
    int INHERITED = 0;
    int UNPLACED = -1;

    int line();

    /** Keys and their values in the order of the file. */
    record Mapping(int line, Map<String, Node> entries) implements Node {}

    record Sequence(int line, List<Node> items) implements Node {}

    /** A text, number or boolean, as it was written. */
    record Scalar(int line, String text) implements Node {}

    /** Written as {@code null} or {@code ~}, or a key with nothing behind it. */
    record Nothing(int line) implements Node {}

    /** This value with all its lines forgotten. */
    default Node inherited() {
        return switch (this) {
            case Mapping mapping -> {
                var entries = new LinkedHashMap<String, Node>();
                mapping.entries.forEach((key, value) -> entries.put(key, value.inherited()));
                yield new Mapping(INHERITED, Collections.unmodifiableMap(entries));
            }
            case Sequence sequence ->
                new Sequence(
                        INHERITED, sequence.items.stream().map(Node::inherited).toList());
            case Scalar scalar -> new Scalar(INHERITED, scalar.text);
            case Nothing nothing -> new Nothing(INHERITED);
        };
    }

    /** This value over a template's: mappings are merged key by key all the way down, everything else is replaced. */
    default Node over(Node template) {
        if (!(this instanceof Mapping mine) || !(template instanceof Mapping theirs)) {
            return this;
        }
        var merged = new LinkedHashMap<>(theirs.entries);
        mine.entries.forEach((key, value) -> {
            var below = theirs.entries.get(key);
            merged.put(key, below == null ? value : value.over(below));
        });
        return new Mapping(mine.line, Collections.unmodifiableMap(merged));
    }
}
