package io.huiyin.ingest.client;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of sending an event once.
 *
 * @param again whether sending it again may help
 * @param askedWait what the gateway asks us to wait before that; empty where it does not say
 */
record Attempt(Reply reply, boolean again, Optional<Duration> askedWait) {

    static Attempt last(Reply reply) {
        return new Attempt(reply, false, Optional.empty());
    }
}
