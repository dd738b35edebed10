package io.huiyin.topic;

import java.io.Serial;
import org.apache.kafka.common.KafkaException;

/** The topics could not be created: which one, what the brokers said, and what to look at. */
public final class TopicCreationException extends KafkaException {
    @Serial
    private static final long serialVersionUID = 1L;

    TopicCreationException(String message, Throwable cause) {
        super(message, cause);
    }
}
