package io.huiyin.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import io.huiyin.topic.EventTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Events as plain JSON: field names as in the IDL, unions untagged, enums by symbol, instants as ISO-8601 in UTC.
 *
 * <p>Reading is strict where a slip would lose something (a field that does not exist, a number in quotes, a time without
 * an offset) and lenient where nothing is lost: null means not given, a field that is not given takes its default, and an
 * instant may have any offset or be whole milliseconds since 1970.
 */
public final class EventJson {
    static {
        EventTypes.trust();
    }

    private EventJson() {}

    /** The event with every field, null where it has no value. */
    public static ObjectNode write(SpecificRecord event) {
        return RecordWriter.write(event);
    }

    /** Reads one event; every problem of its form at once. */
    public static <T extends SpecificRecord> Read<T> read(JsonNode json, Class<T> type) {
        return read(json, type, event -> List.of());
    }

    /**
     * Reads one event and checks it; every problem of form and of content at once. The check is asked even where the form
     * is wrong, with null in place of what could not be read; what it then says about such a field is left out.
     */
    public static <T extends SpecificRecord> Read<T> read(
            JsonNode json, Class<T> type, Function<T, List<Problem>> check) {
        var reader = new RecordReader();
        var event = reader.read(json, type);
        var problems = new ArrayList<>(reader.problems());
        if (event != null) {
            check.apply(event).stream().filter(reader::isNews).forEach(problems::add);
        }
        return event != null && problems.isEmpty() ? new Read.Valid<>(event) : new Read.Invalid<>(problems);
    }
}
