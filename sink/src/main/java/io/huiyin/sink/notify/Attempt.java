package io.huiyin.sink.notify;

import java.time.Duration;
import java.util.Optional;

/** What came of posting once. */
sealed interface Attempt {

    /** The receiver took it: a status from 200 to 299. */
    record Accepted() implements Attempt {}

    /**
     * The receiver answered otherwise. A redirect is such an answer: it is not followed, for the signature is meant for the
     * address that the policy names.
     *
     * @param retryAfter how long it asks to be left alone
     */
    record Refused(int status, Optional<Duration> retryAfter) implements Attempt {}

    /** No answer in time, or no connection. */
    record Unanswered(String error) implements Attempt {}

    /** It cannot be posted at all: the policy has no such channel, or not of a kind that we know. */
    record Undeliverable(String error) implements Attempt {}
}
