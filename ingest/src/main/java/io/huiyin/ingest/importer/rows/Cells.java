package io.huiyin.ingest.importer.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What one row says, by column. */
public sealed interface Cells {

    /** The cell without the blanks around it; empty where the column is blank or not there. */
    String cell(String column);

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
}
