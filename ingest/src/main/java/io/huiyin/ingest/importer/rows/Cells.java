package io.huiyin.ingest.importer.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one row says, by column. */
public sealed interface Cells {

    /** The cell without the blanks around it; empty where the column is blank or not there. */
    String cell(String column);

    /** The same with these texts taken for blank. */
    default Cells blanking(Set<String> texts) {
        return texts.isEmpty() ? this : new Blanked(this, texts);
    }

    /** The row before this one in its group; empty for the first, and where the file has no groups. */
    default Optional<Cells> before() {
        return Optional.empty();
    }

    /** A row of a CSV file: its cells in the order of the header, and the places of the columns in it. */
    record Csv(Map<String, Integer> places, List<String> fields) implements Cells {
        @Override
        public String cell(String column) {
            var place = places.get(column);
            return place == null ? "" : fields.get(place).strip();
        }
    }

    /** A line of an NDJSON file: a column is a field's name or a path with dots; numbers in it count array elements from 0. */
    record Json(ObjectNode node) implements Cells {
        @Override
        public String cell(String column) {
            var direct = node.get(column);
            return text(direct == null ? walk(column) : direct);
        }

        private JsonNode walk(String path) {
            JsonNode at = node;
            for (var step : path.split("\\.", -1)) {
                at = at.isArray() && step.matches("\\d{1,6}") ? at.path(Integer.parseInt(step)) : at.path(step);
            }
            return at;
        }

        private static String text(JsonNode found) {
            if (found.isMissingNode() || found.isNull()) {
                return "";
            }
            return found.isValueNode() ? found.asText().strip() : found.toString();
        }
    }

    /** A row that knows the one before it. */
    record Following(Cells now, Optional<Cells> before) implements Cells {
        @Override
        public String cell(String column) {
            return now.cell(column);
        }
    }

    /** A row in which these texts stand for nothing. */
    record Blanked(Cells cells, Set<String> texts) implements Cells {
        @Override
        public String cell(String column) {
            var text = cells.cell(column);
            return texts.contains(text) ? "" : text;
        }

        @Override
        public Optional<Cells> before() {
            return cells.before().map(earlier -> earlier.blanking(texts));
        }
    }
}
