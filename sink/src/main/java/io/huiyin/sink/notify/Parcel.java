package io.huiyin.sink.notify;

import io.huiyin.sink.notify.media.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Lines that are sent as one message and settled together, in the order of the ledger. */
record Parcel(List<Line> lines) {
    private static final int ID_BYTES = 16;

    Parcel {
        lines = lines.stream().sorted(Comparator.comparingLong(Line::sequence)).toList();
    }

    Parcel(Line line) {
        this(List.of(line));
    }

    /** The id of a message of several lines: a function of their ids, so that the same lines are the same message. */
    Optional<String> group() {
        return lines.size() == 1 ? Optional.empty() : Optional.of("group-" + digest());
    }

    String id() {
        return group().orElseGet(() -> lines.getFirst().escalationId());
    }

    long sequence() {
        return lines.getFirst().sequence();
    }

    /** Attempts made, of the line that was tried most. */
    int attempts() {
        return lines.stream().mapToInt(Line::attempts).max().orElse(0);
    }

    /** From when our patience counts: that of its latest line, so that all of them are given up together. */
    Instant since() {
        return lines.stream().map(Line::since).max(Instant::compareTo).orElseThrow();
    }

    Message message(Instant now) {
        return new Message(id(), lines.stream().map(Line::notice).toList(), lines.size(), now);
    }

    private String digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            lines.stream()
                    .map(Line::escalationId)
                    .sorted()
                    .forEach(id -> sha.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
