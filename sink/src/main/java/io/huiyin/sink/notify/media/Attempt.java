package io.huiyin.sink.notify.media;

import java.time.Duration;
import java.util.Optional;

/** What came of sending once. No text in it tells a secret. */
public sealed interface Attempt {

    /** The receiver took it. */
    record Accepted() implements Attempt {}

    /**
     * The receiver did not take it, and may later. A redirect is such an answer: it is not followed, for what is sent is
     * meant for the address that the policy names.
     *
     * @param status of HTTP, or the reply code of SMTP
     * @param retryAfter how long it asks to be left alone
     * @param detail what it said besides; empty where that says nothing
     */
    record Refused(int status, Optional<Duration> retryAfter, String detail) implements Attempt {
        public Refused(int status, Optional<Duration> retryAfter) {
            this(status, retryAfter, "");
        }

        /** One sentence. */
        public String sentence() {
            return "the receiver answered " + status + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    /** The receiver will never take it, by its own documentation: a wrong key, a signature that does not match, a form that it does not know. */
    record Rejected(String error) implements Attempt {}

    /** No answer in time, or no connection. */
    record Unanswered(String error) implements Attempt {}

    /** It cannot be sent at all: the policy has no such channel, or nothing that it could be sent to. */
    record Undeliverable(String error) implements Attempt {}
}
