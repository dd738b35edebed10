package io.huiyin.serde;

import java.nio.ByteBuffer;

/**
 * The Confluent wire format: a zero byte, the schema's id as four bytes with the highest first, then Avro binary.
 * https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format
 */
public final class WireFormat {
    static final byte MAGIC = 0;
    static final int HEADER_BYTES = 5;

    private WireFormat() {}

    /** The id in the header of a record that has one. */
    public static int schemaId(byte[] record) {
        return ByteBuffer.wrap(record).getInt(1);
    }
}
