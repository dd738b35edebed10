package io.huiyin.sink.notify;

import io.huiyin.sink.notify.media.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of one turn, several at a time, and stops at the first sign that the channel is in trouble: what was not
 * sent then waits without having been tried.
 */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** No message is begun after this, so that all are answered for while the lease lasts. */
    private static final Duration LONGEST = Ledger.LEASE.dividedBy(3);

    private final Turn turn;
    private final Patience patience;
    private final Function<Parcel, Attempt> medium;
    private final BooleanSupplier stopping;
    private final long begun = System.nanoTime();
    private final Queue<Parcel> queue;
    private final List<Change> changes = new ArrayList<>();
    private Breaker breaker;
    private boolean delivered;
    private boolean trouble;
    private @Nullable String error;
    private @Nullable Instant asked;

    /**
     * @param medium sends once
     * @param stopping whether nothing more is to be begun
     */
    Sending(Turn turn, Patience patience, Function<Parcel, Attempt> medium, BooleanSupplier stopping) {
        this.turn = turn;
        this.patience = patience;
        this.medium = medium;
        this.stopping = stopping;
        queue = new ArrayDeque<>(turn.plan().parcels());
        breaker = turn.plan().state().breaker();
    }

    /** Returns when all that was begun is over. */
    Outcome run(int atOnce) {
        var others = new ArrayList<Thread>();
        for (int i = 1; i < Math.min(atOnce, turn.plan().parcels().size()); i++) {
            others.add(Thread.startVirtualThread(this::work));
        }
        work();
        others.forEach(Sending::await);
        return outcome();
    }

    private void work() {
        for (var next = next(); next.isPresent(); next = next()) {
            note(next.get(), attempt(next.get()));
        }
    }

    /** A message on which we fail ourselves is tried again like one that was not answered, so that the others leave. */
    private Attempt attempt(Parcel parcel) {
        try {
            return medium.apply(parcel);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("tenant", turn.channel().tenant())
                    .addKeyValue("channel", turn.channel().name())
                    .addKeyValue("message", parcel.id())
                    .setCause(e)
                    .log("a message could not be made");
            return new Attempt.Unanswered(
                    "it could not be made: " + e.getClass().getSimpleName());
        }
    }

    private synchronized Optional<Parcel> next() {
        boolean over = trouble || stopping.getAsBoolean() || System.nanoTime() - begun > LONGEST.toNanos();
        return over ? Optional.empty() : Optional.ofNullable(queue.poll());
    }

    private synchronized void note(Parcel parcel, Attempt attempt) {
        var random = ThreadLocalRandom.current().nextDouble();
        var now = turn.now().plusNanos(System.nanoTime() - begun);
        var after = breaker.after(attempt, now, random);
        trouble |= after.failures() > breaker.failures();
        breaker = after;
        var verdict = patience.judge(attempt, parcel.attempts() + 1, parcel.since(), now, random);
        note(parcel, verdict);
        switch (verdict) {
            case Verdict.Delivered _one -> delivered = true;
            case Verdict.Retry one -> error = one.error();
            case Verdict.Dead one -> error = one.error();
            case Verdict.NotMade _one -> {}
        }
        if (attempt instanceof Attempt.Refused refused && refused.retryAfter().isPresent()) {
            asked = now.plus(refused.retryAfter().get());
        }
    }

    private void note(Parcel parcel, Verdict verdict) {
        parcel.lines().forEach(line -> changes.add(Change.sent(line, parcel, verdict)));
    }

    private synchronized Outcome outcome() {
        queue.forEach(parcel -> note(parcel, new Verdict.NotMade()));
        queue.clear();
        return new Outcome(
                List.copyOf(changes),
                turn.plan().state().breaker(),
                breaker,
                delivered,
                Optional.ofNullable(error),
                Optional.ofNullable(asked));
    }

    private static void await(Thread other) {
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
