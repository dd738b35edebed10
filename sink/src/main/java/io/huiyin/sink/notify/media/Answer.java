package io.huiyin.sink.notify.media;

import java.time.Duration;
import java.util.Optional;

/**
 * What a receiver answered.
 *
 * @param retryAfter how long it asks to be left alone
 * @param body its beginning, as far as it was wanted
 */
record Answer(int status, Optional<Duration> retryAfter, String body) {

    boolean ok() {
        return status / 100 == 2;
    }
}
