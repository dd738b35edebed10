package io.huiyin.console.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows as JSON with the field names of the events: {@code opened_at} becomes {@code openedAt}, instants are ISO 8601 in UTC,
 * and {@code place__address} becomes the field {@code address} of the object {@code place}.
 */
final class Rows {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

    private Rows() {}

    static List<ObjectNode> read(ResultSet rows) throws SQLException {
        var columns = rows.getMetaData();
        var read = new ArrayList<ObjectNode>();
        while (rows.next()) {
            var row = JSON.objectNode();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                put(row, columns.getColumnLabel(i), value(rows.getObject(i)));
            }
            foldEmpty(row);
            read.add(row);
        }
        return read;
    }

    private static void put(ObjectNode row, String column, JsonNode value) {
        int nested = column.indexOf("__");
        if (nested < 0) {
            row.set(fieldName(column), value);
        } else {
            row.withObjectProperty(fieldName(column.substring(0, nested)))
                    .set(fieldName(column.substring(nested + 2)), value);
        }
    }

    /** An object of which nothing is known is null, as in the events. */
    private static void foldEmpty(ObjectNode row) {
        row.properties().stream()
                .filter(field -> field.getValue().isObject())
                .filter(field -> field.getValue().valueStream().allMatch(JsonNode::isNull))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(row::putNull);
    }

    private static JsonNode value(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> JSON.nullNode();
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case BigDecimal number -> JSON.numberNode(number.longValueExact());
            case Timestamp instant -> JSON.textNode(instant.toInstant().toString());
            case Array list -> texts(list);
            default -> JSON.textNode(value.toString());
        };
    }

    private static ArrayNode texts(Array list) throws SQLException {
        var texts = JSON.arrayNode();
        for (var text : (Object[]) list.getArray()) {
            texts.add(String.valueOf(text));
        }
        return texts;
    }

    private static String fieldName(String column) {
        return UNDERSCORE.matcher(column).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
