package io.huiyin.json;

import io.huiyin.check.Nearest;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** What to say of a field that a schema does not have. */
final class FieldNames {
    private FieldNames() {}

    static String instead(String name, Schema schema) {
        var known = schema.getFields().stream().map(Schema.Field::name).toList();
        return Nearest.to(name, known)
                .map(near -> "left out, or named '" + near + "'; there is no such field")
                .orElseGet(() -> "left out; there is no such field, only "
                        + known.stream().collect(Collectors.joining(", ")));
    }
}
