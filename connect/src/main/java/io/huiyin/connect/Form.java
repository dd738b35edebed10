package io.huiyin.connect;

import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.jspecify.annotations.Nullable;

/**
 * What values of one Avro schema are in Connect.
 *
 * @param schema their schema there
 * @param values turns a value as Avro reads it generically into Connect's; is never given null
 */
record Form(Schema schema, UnaryOperator<Object> values) {

    /** The value in Connect; null stays null, which only an optional schema lets pass. */
    @Nullable
    Object value(@Nullable Object avro) {
        return avro == null ? null : values.apply(avro);
    }

    SchemaAndValue read(@Nullable Object avro) {
        return new SchemaAndValue(schema, value(avro));
    }
}
