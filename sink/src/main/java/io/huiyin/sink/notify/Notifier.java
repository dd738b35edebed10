package io.huiyin.sink.notify;

import io.huiyin.component.Health;
import io.huiyin.sink.Backoff;
import io.huiyin.sink.notify.media.Medium;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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
    private final BooleanSupplier ready;
    private final Delivery delivery;
    private final Set<ChannelId> busy = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = new Thread(this::run, "huiyin-notify");
    private volatile String trouble = "";

    /**
     * @param ready whether the channels are known; nothing is delivered before
     * @param caughtUp whether the tables have what was on the topics
     */
    Notifier(
            Ledger ledger,
            Medium medium,
            Channels channels,
            BooleanSupplier ready,
            Patience patience,
            BooleanSupplier caughtUp,
            Outcomes outcomes) {
        this.ledger = ledger;
        this.medium = medium;
        this.ready = ready;
        delivery = new Delivery(ledger, medium, channels, patience, caughtUp, this::stoppedWithin, outcomes);
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

    /** What is under way is finished, for at most the time that a receiver may take. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive()) {
                thread.join(LOOK.multipliedBy(10));
            }
            workers.shutdown();
            if (!workers.awaitTermination(Ledger.LEASE.toMillis() / 3, TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
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
                    boolean more = true;
                    while (more && closing.getCount() > 0) {
                        more = delivery.turn(channel);
                    }
                } catch (SQLException | RuntimeException e) {
                    LOG.atWarn()
                            .addKeyValue("tenant", channel.tenant())
                            .addKeyValue("channel", channel.name())
                            .setCause(e)
                            .log("a delivery was broken off");
                } finally {
                    busy.remove(channel);
                }
            });
        }
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
