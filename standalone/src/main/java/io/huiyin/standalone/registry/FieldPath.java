package io.huiyin.standalone.registry;

import java.util.ArrayList;
import org.apache.avro.Schema;

/** The name of the place that Avro points to with {@code /fields/3/type/1}: {@code field Report.place}. */
final class FieldPath {
    private FieldPath() {}

    static String of(Schema schema, String pointer) {
        var names = new ArrayList<String>();
        var at = schema;
        var steps = pointer.split("/", -1);
        for (int i = 1; i < steps.length; i++) {
            switch (steps[i]) {
                case "fields" -> {
                    if (at.getType() == Schema.Type.RECORD && ++i < steps.length) {
                        var field = at.getFields().get(Integer.parseInt(steps[i]));
                        names.add(field.name());
                        at = field.schema();
                    }
                }
                case "items" -> at = at.getElementType();
                case "values" -> at = at.getValueType();
                default -> {
                    if (at.getType() == Schema.Type.UNION && steps[i].matches("\\d+")) {
                        at = at.getTypes().get(Integer.parseInt(steps[i]));
                    }
                }
            }
        }
        return names.isEmpty()
                ? "the type " + schema.getFullName()
                : "field " + schema.getName() + "." + String.join(".", names);
    }
}
