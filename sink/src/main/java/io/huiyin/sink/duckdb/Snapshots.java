package io.huiyin.sink.duckdb;

import io.huiyin.component.Health;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a snapshot now and then, beside the sink that writes. */
public final class Snapshots implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final long SECONDS_TO_END = 60;

    private final Snapshot snapshot;
    private final Duration every;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "huiyin-duckdb-snapshots"));

    private volatile String trouble = "";

    public Snapshots(Snapshot snapshot, Duration every) {
        this.snapshot = snapshot;
        this.every = every;
    }

    /** The first is taken when this much time has passed. */
    public void start() {
        executor.scheduleWithFixedDelay(this::take, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the latest could be taken. */
    public Health check() {
        return trouble.isEmpty() ? Health.OK : Health.down(trouble);
    }

    /** Takes a last one. Never fails. */
    @Override
    public void close() {
        executor.execute(this::take);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void take() {
        try {
            long before = System.nanoTime();
            if (snapshot.take()) {
                LOG.atInfo()
                        .addKeyValue("millis", (System.nanoTime() - before) / 1_000_000)
                        .log("took a snapshot");
            }
            trouble = "";
        } catch (SQLException | IOException | RuntimeException e) {
            trouble = "no snapshot of DuckDB could be taken: " + e.getMessage();
            LOG.atWarn().setCause(e).log("no snapshot could be taken");
        }
    }
}
