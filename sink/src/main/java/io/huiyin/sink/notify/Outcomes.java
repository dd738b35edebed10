package io.huiyin.sink.notify;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of lines since the start, counted, and told where somebody should hear of it. */
public final class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    /** What can become of a line. */
    public enum Kind {
        DELIVERED,
        RETRIED,
        DEAD,
        MOOT,
        HELD
    }

    private final Map<Kind, LongAdder> counts = new EnumMap<>(Kind.class);

    Outcomes() {
        for (var kind : Kind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    /** How many lines; of RETRIED how many attempts. */
    public long count(Kind kind) {
        return counter(kind).sum();
    }

    void planned(Turn turn) {
        turn.plan().moot().forEach(one -> counter(Kind.MOOT).increment());
        turn.plan().held().stream().filter(one -> !one.line().held()).forEach(one -> counter(Kind.HELD)
                .increment());
    }

    void settled(Turn turn, Outcome outcome) {
        for (var change : outcome.changes()) {
            switch (change.state()) {
                case DELIVERED -> counter(Kind.DELIVERED).increment();
                case DEAD -> {
                    counter(Kind.DEAD).increment();
                    log(turn, change, "a page is given up");
                }
                case PENDING -> {
                    if (change.tried() == 0) {
                        counter(Kind.RETRIED).increment();
                        log(turn, change, "a page is tried again");
                    }
                }
                case HELD, MOOT -> {}
            }
        }
        if (outcome.after() instanceof Breaker.Open open && !outcome.after().equals(outcome.before())) {
            LOG.atWarn()
                    .addKeyValue("tenant", turn.channel().tenant())
                    .addKeyValue("channel", turn.channel().name())
                    .addKeyValue("failures", open.failures())
                    .addKeyValue("until", open.until())
                    .log("a channel is held");
        }
    }

    private LongAdder counter(Kind kind) {
        return Objects.requireNonNull(counts.get(kind));
    }

    private static void log(Turn turn, Change change, String message) {
        LOG.atWarn()
                .addKeyValue("tenant", turn.channel().tenant())
                .addKeyValue("channel", turn.channel().name())
                .addKeyValue("escalation", change.line().escalationId())
                .addKeyValue("attempts", change.attempts())
                .addKeyValue("error", change.error())
                .log(message);
    }
}
