package io.huiyin.sink.store;

import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.Retention;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of what is older than the installation keeps, every six hours, apart from the writing of rows. Of several sinks one
 * does it at a time. The first look waits until nothing waits on the brokers: what a case is now decides what of it may go.
 */
public final class Expiry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final Duration BETWEEN = Duration.ofHours(6);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final PostgresConnection postgres;
    private final Retention retention;
    private final BooleanSupplier caughtUp;
    private final InstantSource clock;
    private final AtomicLong rows = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "huiyin-sink-expiry");

    /** @param caughtUp whether the tables have all that the topics have, as far as we know */
    public Expiry(PostgresConnection postgres, Retention retention, BooleanSupplier caughtUp, InstantSource clock) {
        this.postgres = postgres;
        this.retention = retention;
        this.caughtUp = caughtUp;
        this.clock = clock;
    }

    public void start() {
        if (!retention.equals(Retention.FOR_EVER)) {
            thread.start();
        }
    }

    /** Rows that it has let go since it started. */
    public long rows() {
        return rows.get();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive() && !thread.join(LOOK)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var wait = LOOK;
        while (!closingWithin(wait)) {
            if (!caughtUp.getAsBoolean()) {
                wait = LOOK;
                continue;
            }
            try {
                pass();
                wait = BETWEEN;
            } catch (SQLException e) {
                wait = AFTER_TROUBLE;
                LOG.atWarn().addKeyValue("why", e.getMessage()).log("what is old could not be let go; trying again");
            }
        }
    }

    /**
     * Lets go of all that may go now, a partition in each transaction. Whoever uses a table for longer than 2 s keeps it from
     * doing so, and not the other way round.
     *
     * @return rows that went
     */
    long pass() throws SQLException {
        long before = rows.get();
        try (var connection = postgres.open()) {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST.toMillis()));
            try (var statement = connection.createStatement()) {
                statement.execute("SET lock_timeout = '2s'");
            }
            for (var table : retention.keptFrom(clock.instant()).entrySet()) {
                while (closing.getCount() > 0 && expire(connection, table)) {
                    LOG.atDebug().addKeyValue("table", table.getKey()).log("looking for more");
                }
                if (table.getKey().equals("case_events")) {
                    expireTexts(connection, table.getValue());
                }
            }
        }
        return rows.get() - before;
    }

    private boolean expire(Connection connection, Map.Entry<String, Instant> table) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT part, removed, kept FROM expire(?, ?)")) {
            statement.setString(1, table.getKey());
            statement.setTimestamp(2, Timestamp.from(table.getValue()));
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                rows.addAndGet(row.getLong(2));
                LOG.atInfo()
                        .addKeyValue("partition", row.getString(1))
                        .addKeyValue("removed", row.getLong(2))
                        .addKeyValue("kept", row.getLong(3))
                        .addKeyValue("keptFrom", table.getValue())
                        .log("let go of what is older than the retention");
                return true;
            }
        }
    }

    private void expireTexts(Connection connection, Instant keptFrom) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT expire_confidential_texts(?)")) {
            statement.setTimestamp(1, Timestamp.from(keptFrom));
            try (var row = statement.executeQuery()) {
                row.next();
                long removed = row.getLong(1);
                rows.addAndGet(removed);
                if (removed > 0) {
                    LOG.atInfo()
                            .addKeyValue("removed", removed)
                            .addKeyValue("keptFrom", keptFrom)
                            .log("let go of confidential texts that are older than the retention");
                }
            }
        }
    }

    private boolean closingWithin(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
