package io.huiyin.sink.notify;

import java.time.Duration;

/** What becomes of a ledger line after an attempt. */
sealed interface Verdict {

    /** Done. */
    record Delivered() implements Verdict {}

    /**
     * To be tried again.
     *
     * @param wholeChannel whether everything else on the channel waits as long
     */
    record Retry(Duration after, boolean wholeChannel, String error) implements Verdict {}

    /** Given up. */
    record Dead(String error) implements Verdict {}
}
