package io.huiyin.serde;

/** What bytes turned out to be: a value, or the record's own fault. That the registry is away is neither, and is thrown. */
public sealed interface Decoded<T> {

    /** A value of the type asked for. */
    record Value<T>(T value) implements Decoded<T> {}

    /** The record names a schema id that the registry does not have. */
    record UnknownSchema<T>(int id, String detail) implements Decoded<T> {}

    /** The bytes are not the wire format, or not Avro of the schema that they name. */
    record Malformed<T>(String detail) implements Decoded<T> {}

    /** The value. Throws {@link UnknownSchemaException} or {@link MalformedRecordException}. */
    default T orThrow() {
        return switch (this) {
            case Value<T> decoded -> decoded.value();
            case UnknownSchema<T> unknown -> throw new UnknownSchemaException(unknown.id(), unknown.detail());
            case Malformed<T> malformed -> throw new MalformedRecordException(malformed.detail());
        };
    }
}
