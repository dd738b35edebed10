package io.huiyin.serde;

import java.util.ArrayList;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Why a schema cannot read what another has written, in the words of the schema, and what would be right. */
public final class Disagreement {
    private Disagreement() {}

    /** The first reason, without a full stop; empty where the reader can. */
    public static Optional<String> of(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .findFirst()
                .map(first -> sentence(reader, first));
    }

    private static String sentence(Schema reader, Incompatibility found) {
        var where = path(reader, found.getLocation());
        return switch (found.getType()) {
            case NAME_MISMATCH ->
                where + " has another name: " + found.getMessage() + "; keep it, or make the old one an alias";
            case FIXED_SIZE_MISMATCH -> where + " has another size: " + found.getMessage() + "; keep it";
            case MISSING_ENUM_SYMBOLS ->
                where + " lacks the symbols " + found.getMessage()
                        + " and has no default symbol; keep them, or give the enum a default";
            case READER_FIELD_MISSING_DEFAULT_VALUE ->
                where + " has no default, and the records do not have it; give it a default";
            case TYPE_MISMATCH ->
                where + " has another type: " + found.getMessage()
                        + "; keep it, and put a new field with a default beside it";
            case MISSING_UNION_BRANCH ->
                where + " lacks a branch of the union: " + found.getMessage() + "; keep the branch";
        };
    }

    /** The name of the place that Avro points to with {@code /fields/3/type/1}: {@code field Report.place}. */
    private static String path(Schema schema, String pointer) {
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
