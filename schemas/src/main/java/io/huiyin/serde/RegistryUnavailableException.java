package io.huiyin.serde;

import java.io.Serial;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** The schema registry gave no usable answer: not the record's fault, and the same record may be tried again later. */
public final class RegistryUnavailableException extends RetriableException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What was asked of which addresses, what came back, and which setting to look at. */
    public RegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
