package io.huiyin.connect;

import java.util.function.UnaryOperator;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Where an Avro schema stands; Connect writes this down with the schema itself.
 *
 * @param optional whether null may stand there
 * @param doc what the field says of itself; null: what the type says
 * @param fallback the field's default as Avro reads it generically; null where there is none
 */
record Place(
        boolean optional, @Nullable String doc, @Nullable Object fallback) {
    /** By itself, or as an item of an array or a map. */
    static final Place PLAIN = new Place(false, null, null);

    /** A branch of a union, of which all but one are null. */
    static final Place BRANCH = new Place(true, null, null);

    /**
     * As a field of a record. Of defaults only those of single values that may not be null are kept: a Struct would give another's
     * for every null that a record has, and connectors that create tables stop at a list's.
     */
    static Place of(Field field) {
        boolean keeps = field.hasDefaultValue()
                && switch (field.schema().getType()) {
                    case RECORD, UNION, ARRAY, MAP, NULL -> false;
                    case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> true;
                };
        return new Place(false, field.doc(), keeps ? GenericData.get().getDefaultValue(field) : null);
    }

    /** The same place, where null may stand too. */
    Place orNull() {
        return new Place(true, doc, null);
    }

    /** Finishes the schema of what stands here. */
    Form build(SchemaBuilder schema, @Nullable String typeDoc, UnaryOperator<Object> values) {
        if (optional) {
            schema.optional();
        }
        var said = doc == null ? typeDoc : doc;
        if (said != null) {
            schema.doc(said);
        }
        if (fallback != null) {
            schema.defaultValue(values.apply(fallback));
        }
        return new Form(schema.build(), values);
    }
}
