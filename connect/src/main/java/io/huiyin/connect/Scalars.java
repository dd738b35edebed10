package io.huiyin.connect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/**
 * The forms of values that hold no others. Logical types that Connect has too are Connect's: timestamps of milliseconds and
 * microseconds (cut to milliseconds, which is all that Connect's hold), dates, times of milliseconds, decimals. Others are what
 * carries them: a uuid is a string, a local timestamp a number.
 */
final class Scalars {
    private static final long MICROS_PER_MILLI = 1000;

    private Scalars() {}

    static Form form(Schema avro, Place place) {
        var logical = avro.getLogicalType();
        if (logical == null) {
            return plain(avro, place);
        }
        return switch (logical) {
            case LogicalTypes.TimestampMillis millis ->
                place.build(Timestamp.builder(), null, value -> new java.util.Date((Long) value));
            case LogicalTypes.TimestampMicros micros ->
                place.build(Timestamp.builder(), null, value -> wholeMillis((Long) value));
            case LogicalTypes.Date date ->
                place.build(Date.builder(), null, value -> Date.toLogical(Date.SCHEMA, (Integer) value));
            case LogicalTypes.TimeMillis time ->
                place.build(Time.builder(), null, value -> Time.toLogical(Time.SCHEMA, (Integer) value));
            case LogicalTypes.Decimal decimal ->
                place.build(Decimal.builder(decimal.getScale()), null, value -> decimal(value, decimal.getScale()));
            default -> plain(avro, place);
        };
    }

    private static Form plain(Schema avro, Place place) {
        return switch (avro.getType()) {
            case BOOLEAN -> place.build(SchemaBuilder.bool(), null, UnaryOperator.identity());
            case INT -> place.build(SchemaBuilder.int32(), null, UnaryOperator.identity());
            case LONG -> place.build(SchemaBuilder.int64(), null, UnaryOperator.identity());
            case FLOAT -> place.build(SchemaBuilder.float32(), null, UnaryOperator.identity());
            case DOUBLE -> place.build(SchemaBuilder.float64(), null, UnaryOperator.identity());
            case BYTES -> place.build(SchemaBuilder.bytes(), null, UnaryOperator.identity());
            case FIXED ->
                place.build(
                        SchemaBuilder.bytes().name(avro.getFullName()),
                        avro.getDoc(),
                        value -> ByteBuffer.wrap(bytes(value)));
            case ENUM -> place.build(SchemaBuilder.string(), avro.getDoc(), Object::toString);
            case STRING -> place.build(SchemaBuilder.string(), null, Object::toString);
            case RECORD, UNION, ARRAY, MAP, NULL ->
                throw new IllegalArgumentException(avro.getType() + " holds others, or nothing");
        };
    }

    private static java.util.Date wholeMillis(long micros) {
        return new java.util.Date(Math.floorDiv(micros, MICROS_PER_MILLI));
    }

    private static BigDecimal decimal(Object value, int scale) {
        return new BigDecimal(new BigInteger(bytes(value)), scale);
    }

    private static byte[] bytes(Object value) {
        if (value instanceof GenericFixed fixed) {
            return fixed.bytes();
        }
        var buffer = ((ByteBuffer) value).duplicate();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
