package io.huiyin.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes a record field by field, in the order of its schema. */
final class RecordWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordWriter() {}

    static ObjectNode write(SpecificRecord event) {
        var json = NODES.objectNode();
        for (var field : event.getSchema().getFields()) {
            json.set(field.name(), value(event.get(field.pos())));
        }
        return json;
    }

    private static JsonNode value(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case SpecificRecord event -> write(event);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case CharSequence text -> NODES.textNode(text.toString());
            case Enum<?> symbol -> NODES.textNode(symbol.name());
            case ByteBuffer bytes -> NODES.binaryNode(array(bytes));
            case Instant instant -> NODES.textNode(instant.toString());
            case Collection<?> items -> {
                var array = NODES.arrayNode(items.size());
                items.forEach(item -> array.add(value(item)));
                yield array;
            }
            case Map<?, ?> entries -> {
                var object = NODES.objectNode();
                entries.forEach((key, entry) -> object.set(key.toString(), value(entry)));
                yield object;
            }
            default -> throw new IllegalStateException("no JSON form for " + value.getClass());
        };
    }

    private static byte[] array(ByteBuffer bytes) {
        var array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return array;
    }
}
