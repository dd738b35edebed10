package io.huiyin.topic;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What became of a dead letter: a record without a value on the topic of dead letters itself, after the letter and on the same
 * partition, so that whoever reads the topic knows which letters are still open.
 *
 * @param partition where the letter lies on the topic of dead letters
 * @param offset likewise
 * @param by who decided it
 */
public record Settlement(int partition, long offset, Outcome outcome, String by) {
    private static final String SETTLES = "huiyin.settles";
    private static final String OUTCOME = "huiyin.settled";
    private static final String BY = "huiyin.settled.by";

    /** What was done. */
    public enum Outcome {
        /** The record went back to where it came from. */
        REPLAYED,
        /** Somebody decided that it is not wanted. */
        DISCARDED
    }

    /** As headers of the record. */
    public Headers headers() {
        var headers = new RecordHeaders();
        headers.add(SETTLES, bytes(partition + ":" + offset));
        headers.add(OUTCOME, bytes(outcome.name()));
        headers.add(BY, bytes(by));
        return headers;
    }

    /** What a record's headers settle; empty where it is a letter, or nothing that can be read. */
    public static Optional<Settlement> of(Headers headers) {
        var letter = text(headers, SETTLES).split(":", -1);
        try {
            return letter.length == 2
                    ? Optional.of(new Settlement(
                            Integer.parseInt(letter[0]),
                            Long.parseLong(letter[1]),
                            Outcome.valueOf(text(headers, OUTCOME).toUpperCase(Locale.ROOT)),
                            text(headers, BY)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
