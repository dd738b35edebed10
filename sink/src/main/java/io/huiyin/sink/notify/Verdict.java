package io.huiyin.sink.notify;

import java.time.Instant;

/** What becomes of a message after an attempt. */
sealed interface Verdict {

    /** Done. */
    record Delivered() implements Verdict {}

    /**
     * To be tried again.
     *
     * @param inDoubt whether it may have arrived nevertheless
     */
    record Retry(Instant at, boolean inDoubt, String error) implements Verdict {}

    /** Given up. */
    record Dead(String error) implements Verdict {}

    /** The attempt was not made after all; it does not count. */
    record NotMade() implements Verdict {}
}
