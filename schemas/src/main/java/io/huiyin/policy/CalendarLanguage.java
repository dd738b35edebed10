package io.huiyin.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.huiyin.check.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** A calendar on its own, in the words of a policy but in JSON: {@code {"tz": "Europe/Berlin", "hours": {"mon": ["08:00-18:00"]}}}. */
public final class CalendarLanguage {

    private CalendarLanguage() {}

    /** What a text says. */
    public sealed interface Read {}

    /** A calendar. */
    public record Sound(CalendarRules rules) implements Read {}

    /** Everything that is wrong with it. */
    public record Unsound(List<Problem> problems) implements Read {}

    /**
     * Reads one calendar. {@code tz} is another word for {@code zone}, which is UTC where it is left out; one without
     * {@code hours} is around the clock but for its holidays. Periods may stand in any order and overlap: no instant counts
     * twice. A key with {@code null} is as if it were left out.
     *
     * @param path what problems call the place where it stands
     */
    public static Read read(JsonNode calendar, String path) {
        var findings = new Findings();
        var rules = CalendarReader.alone(new Field(path, node(calendar), findings));
        return findings.none() ? new Sound(rules) : new Unsound(findings.all());
    }

    private static Node node(JsonNode json) {
        if (json.isObject()) {
            var entries = new LinkedHashMap<String, Node>();
            json.properties().stream()
                    .filter(entry -> !entry.getValue().isNull())
                    .forEach(entry -> entries.put(entry.getKey(), node(entry.getValue())));
            return new Node.Mapping(Node.UNPLACED, entries);
        }
        if (json.isArray()) {
            var items = new ArrayList<Node>();
            json.forEach(item -> items.add(node(item)));
            return new Node.Sequence(Node.UNPLACED, items);
        }
        return json.isNull() ? new Node.Nothing(Node.UNPLACED) : new Node.Scalar(Node.UNPLACED, json.asText());
    }
}
