package io.huiyin.serde;

import java.io.Serial;
import org.apache.kafka.common.errors.SerializationException;

/** The registry does not let a record be written with its schema: incompatible, invalid, or not registered. */
public final class SchemaRefusedException extends SerializationException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The subject, the registry's own words, and what to do. */
    public SchemaRefusedException(String message) {
        super(message);
    }
}
