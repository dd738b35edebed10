package io.huiyin.sink.notify;

import io.huiyin.component.Health;
import io.huiyin.json.Read;
import io.huiyin.sink.Backoff;
import io.huiyin.sink.notify.media.Attempt;
import io.huiyin.sink.notify.media.ChannelTarget;
import io.huiyin.sink.notify.media.Medium;
import io.huiyin.sink.notify.media.Message;
import io.huiyin.sink.notify.media.Notice;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers what the ledger says is due: one worker for each channel that has something, so that none waits for another. */
final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Backoff AGAIN = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));

    private final Ledger ledger;
    private final Medium medium;
    private final Channels channels;
    private final BooleanSupplier ready;
    private final Patience patience;
    private final Set<ChannelId> busy = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = new Thread(this::run, "huiyin-notify");
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();
    private volatile String trouble = "";

    /**
     * @param ready whether the channels are known; nothing is delivered before
     */
    Notifier(Ledger ledger, Medium medium, Channels channels, BooleanSupplier ready, Patience patience) {
        this.ledger = ledger;
        this.medium = medium;
        this.channels = channels;
        this.ready = ready;
        this.patience = patience;
    }

    void start() {
        thread.start();
    }

    Health check() {
        if (!trouble.isEmpty()) {
            return Health.down(trouble);
        }
        return thread.isAlive() ? Health.OK : Health.down(thread.getName() + " does not run");
    }

    /** Lines delivered since the start. */
    long delivered() {
        return delivered.get();
    }

    /** Lines given up since the start. */
    long dead() {
        return dead.get();
    }

    /** What is under way is finished, for at most the time that a receiver may take. */
    @Override
    public void close() {
        closing.countDown();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(Ledger.LEASE.toMillis() / 3, TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
            thread.join(LOOK.multipliedBy(10));
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        medium.close();
        ledger.close();
    }

    private void run() {
        int failures = 0;
        var wait = LOOK;
        while (!stoppedWithin(wait)) {
            try {
                if (ready.getAsBoolean()) {
                    ledger.due().forEach(this::begin);
                }
                failures = 0;
                trouble = "";
                wait = LOOK;
            } catch (SQLException e) {
                failures++;
                trouble = "the ledger of notifications cannot be read: " + e.getMessage();
                LOG.atWarn().addKeyValue("failures", failures).log(trouble);
                wait = AGAIN.after(failures, ThreadLocalRandom.current().nextDouble());
            }
        }
    }

    private void begin(ChannelId channel) {
        if (closing.getCount() > 0 && busy.add(channel)) {
            workers.execute(() -> {
                try {
                    drain(channel);
                } catch (SQLException e) {
                    LOG.atWarn()
                            .addKeyValue("channel", channel.name())
                            .setCause(e)
                            .log("a delivery was broken off");
                } finally {
                    busy.remove(channel);
                }
            });
        }
    }

    private void drain(ChannelId channel) throws SQLException {
        Optional<Line> next;
        while (closing.getCount() > 0 && (next = ledger.claim(channel)).isPresent()) {
            var line = next.get();
            var attempt = attempt(line);
            var random = ThreadLocalRandom.current().nextDouble();
            var verdict = patience.judge(attempt, line.attempts(), line.createdAt(), line.now(), random);
            settle(line, verdict);
            tell(line, verdict);
        }
    }

    private Attempt attempt(Line line) {
        return channels.find(line.channel(), line.now())
                .map(target -> send(target, line))
                .orElseGet(() -> new Attempt.Undeliverable("the policy in force has no channel named '"
                        + line.channel().name() + "'"));
    }

    private Attempt send(ChannelTarget target, Line line) {
        return switch (Notice.read(line.payload())) {
            case Read.Valid<Notice> one -> medium.send(target, Message.of(one.value(), line.now()));
            case Read.Invalid<Notice> not ->
                new Attempt.Undeliverable("the ledger's line cannot be read: "
                        + not.problems().getFirst().field());
        };
    }

    /** Tries until it is written down, for as long as nobody else may take the line: what was delivered must not be forgotten. */
    private void settle(Line line, Verdict verdict) throws SQLException {
        long end = System.nanoTime() + Ledger.LEASE.toNanos();
        for (int failures = 1; ; failures++) {
            try {
                ledger.settle(line, verdict);
                return;
            } catch (SQLException e) {
                var wait = AGAIN.after(failures, ThreadLocalRandom.current().nextDouble());
                if (System.nanoTime() + wait.toNanos() > end || stoppedWithin(wait)) {
                    throw e;
                }
            }
        }
    }

    private void tell(Line line, Verdict verdict) {
        switch (verdict) {
            case Verdict.Delivered one -> delivered.incrementAndGet();
            case Verdict.Retry retry -> log(line, retry.error(), "a message is tried again");
            case Verdict.Dead one -> {
                dead.incrementAndGet();
                log(line, one.error(), "a message is given up");
            }
        }
    }

    private static void log(Line line, String error, String message) {
        LOG.atWarn()
                .addKeyValue("tenant", line.channel().tenant())
                .addKeyValue("channel", line.channel().name())
                .addKeyValue("escalation", line.escalationId())
                .addKeyValue("attempts", line.attempts())
                .addKeyValue("error", error)
                .log(message);
    }

    private boolean stoppedWithin(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
