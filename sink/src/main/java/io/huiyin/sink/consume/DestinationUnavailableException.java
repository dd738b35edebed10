package io.huiyin.sink.consume;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A batch could not be taken in for a reason that lies outside of it: a server is away, or another sink owns the partition. */
public final class DestinationUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** In one sentence who is away. */
    public DestinationUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
