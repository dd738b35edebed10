package io.huiyin.sink.notify;

import io.huiyin.component.Health;
import io.huiyin.sink.consume.DestinationUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ledger in order, apart from deliveries and on a connection of its own: writes the dead letters of lines that were
 * given up, and removes lines that were settled long ago. Several sinks may do so at once.
 */
final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
    private static final int LETTERS_AT_ONCE = 100;
    private static final int LINES_AT_ONCE = 10_000;

    /** How long settled lines are kept. No shorter than our patience: an escalation that is read again is older than that. */
    static final Duration KEPT = Duration.ofDays(90);

    static final String DEAD = """
            SELECT escalation_id, channel, sequence, (extract(epoch FROM created_at) * 1000)::bigint,
                   coalesce(last_error, ''), payload
            FROM notifications WHERE letter_due ORDER BY sequence LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final String WRITTEN = """
            UPDATE notifications n SET letter_due = false
            FROM unnest(?::text[], ?::text[]) AS s (id, channel)
            WHERE n.escalation_id = s.id AND n.channel = s.channel""";

    static final String REMOVE = """
            DELETE FROM notifications WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM notifications
                WHERE settled_at < now() - ? * interval '1 second' AND NOT letter_due
                ORDER BY settled_at LIMIT ? FOR UPDATE SKIP LOCKED))""";

    private final Session session;
    private final Letters letters;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "huiyin-notify-upkeep");
    private volatile String trouble = "";

    Upkeep(Session session, Letters letters) {
        this.session = session;
        this.letters = letters;
    }

    void start() {
        thread.start();
    }

    Health check() {
        return trouble.isEmpty() ? Health.OK : Health.down(trouble);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive() && !thread.join(LOOK.multipliedBy(5))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }

    private void run() {
        var wait = LOOK;
        while (!stoppedWithin(wait)) {
            try {
                boolean more =
                        session.run(this::write) == LETTERS_AT_ONCE | session.run(Upkeep::remove) == LINES_AT_ONCE;
                wait = more ? Duration.ZERO : LOOK;
                trouble = "";
            } catch (SQLException | KafkaException | DestinationUnavailableException e) {
                wait = AFTER_TROUBLE;
                trouble = "dead letters of the ledger cannot be written: " + e.getMessage();
                LOG.atWarn().log(trouble);
            }
        }
    }

    /** How many letters; a sink that dies between sending and writing that down sends them again. */
    private int write(Connection connection) throws SQLException {
        var dead = dead(connection);
        if (!dead.isEmpty()) {
            letters.send(dead);
            try (var statement = connection.prepareStatement(WRITTEN)) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                dead.stream().map(Letters.Letter::escalationId).toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text",
                                dead.stream().map(Letters.Letter::channel).toArray()));
                statement.executeUpdate();
            }
        }
        return dead.size();
    }

    private static List<Letters.Letter> dead(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(DEAD)) {
            statement.setInt(1, LETTERS_AT_ONCE);
            var dead = new ArrayList<Letters.Letter>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    dead.add(new Letters.Letter(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getString(5),
                            row.getString(6)));
                }
            }
            return dead;
        }
    }

    static int remove(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(REMOVE)) {
            statement.setLong(1, KEPT.toSeconds());
            statement.setInt(2, LINES_AT_ONCE);
            return statement.executeUpdate();
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
