package io.huiyin.sink.store;

import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.consume.DeadLetters;
import io.huiyin.sink.consume.Destination;
import io.huiyin.sink.consume.DestinationUnavailableException;
import io.huiyin.sink.consume.Rejected;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables as a destination. A batch is one transaction: the offsets first (which locks them against another owner), then
 * the rows topic by topic, then bad records to the dead letters, then the commit.
 *
 * <p>Commits do not wait for the disk: rows and offsets are in the same transaction, so what a crash of the server takes
 * away, it takes away together, and it is read from the topics again.
 */
public final class PostgresStore implements Destination {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);
    private static final String STORE_REJECTED = "STORE_REJECTED";

    private final PostgresConnection postgres;
    private final List<Route<?>> routes;
    private final DeadLetters deadLetters;
    private final Fence fence;
    private @Nullable Connection connection;

    /**
     * @param owner names this sink among those that share the tables
     */
    public PostgresStore(PostgresConnection postgres, String owner, List<Route<?>> routes, DeadLetters deadLetters) {
        this.postgres = postgres;
        this.routes = List.copyOf(routes);
        this.deadLetters = deadLetters;
        fence = new Fence(owner);
    }

    @Override
    public Map<TopicPartition, Long> claim(Set<TopicPartition> partitions) {
        try {
            var open = open();
            var positions = fence.claim(open, partitions);
            open.commit();
            return positions;
        } catch (SQLException e) {
            close();
            throw unavailable(e);
        }
    }

    @Override
    public void release(Collection<TopicPartition> partitions) {
        fence.release(partitions);
    }

    @Override
    public int write(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {
        var readings = new ArrayList<Batch<?>>();
        for (var route : routes) {
            readings.add(Batch.read(route, records));
        }
        try {
            var open = open();
            for (var batch : readings) {
                prepare(open, batch);
            }
            open.commit();
            fence.advance(open, next);
            var rejected = new ArrayList<Rejected>();
            for (var batch : readings) {
                rejected.addAll(store(open, batch));
            }
            if (!rejected.isEmpty()) {
                deadLetters.send(rejected);
            }
            open.commit();
            return rejected.size();
        } catch (SQLException e) {
            close();
            throw unavailable(e);
        } catch (DestinationUnavailableException e) {
            close();
            throw e;
        }
    }

    /** Ends the session, and with it a transaction that is open. */
    @Override
    public void close() {
        var open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException e) {
            LOG.atDebug().setCause(e).log("a connection did not close cleanly");
        }
    }

    private static <V> void prepare(Connection connection, Batch<V> batch) throws SQLException {
        for (var table : batch.route().tables()) {
            table.prepare(connection, batch.entries());
        }
    }

    private static <V> List<Rejected> store(Connection connection, Batch<V> batch) throws SQLException {
        var rejected = new ArrayList<>(batch.unreadable());
        var bad = Bisection.takeAllGood(batch.entries(), entries -> attempt(connection, batch.route(), entries));
        bad.forEach(one -> rejected.add(new Rejected(one.item().record(), STORE_REJECTED, one.detail())));
        return rejected;
    }

    private static <V> Optional<String> attempt(Connection connection, Route<V> route, List<Entry<V>> entries)
            throws SQLException {
        var savepoint = connection.setSavepoint();
        try {
            for (var table : route.tables()) {
                table.write(connection, entries);
            }
            connection.releaseSavepoint(savepoint);
            return Optional.empty();
        } catch (SQLException e) {
            if (!Fault.isOfTheRow(e)) {
                throw e;
            }
            connection.rollback(savepoint);
            return Optional.of("PostgreSQL does not take the record: " + e.getMessage());
        }
    }

    private Connection open() throws SQLException {
        var open = connection;
        if (open == null) {
            open = postgres.open();
            connection = open;
            open.setAutoCommit(false);
            try (var statement = open.createStatement()) {
                statement.execute("SET synchronous_commit = off");
                statement.execute("SET lock_timeout = '10s'");
            }
            open.commit();
        }
        return open;
    }

    private DestinationUnavailableException unavailable(SQLException e) {
        return new DestinationUnavailableException(
                "PostgreSQL at " + postgres.url() + " does not take rows: " + e.getMessage(), e);
    }
}
