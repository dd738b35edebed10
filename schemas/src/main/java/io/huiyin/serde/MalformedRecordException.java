package io.huiyin.serde;

import java.io.Serial;
import org.apache.kafka.common.errors.SerializationException;

/** The bytes of a record are not what they say they are: not the wire format, or not Avro of the schema they name. */
public final class MalformedRecordException extends SerializationException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** One sentence that says what was found and what would be right. */
    public MalformedRecordException(String message) {
        super(message);
    }
}
