package io.huiyin.serde;

import java.io.Serial;
import org.apache.kafka.common.errors.SerializationException;

/** A record names a schema id that the registry does not have: the record's fault. */
public final class UnknownSchemaException extends SerializationException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int id;

    /** The id is the one in the record. */
    public UnknownSchemaException(int id, String message) {
        super(message);
        this.id = id;
    }

    /** The id that nobody knows. */
    public int id() {
        return id;
    }
}
