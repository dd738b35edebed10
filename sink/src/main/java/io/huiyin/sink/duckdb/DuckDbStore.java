package io.huiyin.sink.duckdb;

import io.huiyin.sink.consume.DeadLetters;
import io.huiyin.sink.consume.Destination;
import io.huiyin.sink.consume.DestinationUnavailableException;
import io.huiyin.sink.consume.Rejected;
import io.huiyin.sink.store.Batch;
import io.huiyin.sink.store.Route;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of a DuckDB file as a destination. A batch is one transaction: the offsets first, then the rows topic by topic,
 * then bad records to the dead letters, then the commit. DuckDB has no savepoints: where a record turns out bad, the transaction
 * is rolled back and done again without it.
 */
public final class DuckDbStore implements Destination {
    private static final Logger LOG = LoggerFactory.getLogger(DuckDbStore.class);

    private final Opening file;
    private final List<Route<?>> routes;
    private final DeadLetters deadLetters;
    private final Offsets offsets;
    private @Nullable Connection connection;

    /**
     * @param owner names this sink in the file
     */
    public DuckDbStore(Opening file, String owner, List<Route<?>> routes, DeadLetters deadLetters) {
        this.file = file;
        this.routes = List.copyOf(routes);
        this.deadLetters = deadLetters;
        offsets = new Offsets(owner);
    }

    @Override
    public Map<TopicPartition, Long> claim(Set<TopicPartition> partitions) {
        try {
            var open = open();
            var claimed = offsets.claim(open, partitions);
            open.commit();
            return offsets.claimed(claimed);
        } catch (SQLException e) {
            close();
            throw unavailable(e);
        }
    }

    @Override
    public void release(Collection<TopicPartition> partitions) {
        offsets.release(partitions);
    }

    @Override
    public int write(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {
        var loads = new ArrayList<Load<?>>();
        for (var route : routes) {
            loads.add(new Load<>(Batch.read(route, records)));
        }
        try {
            var open = open();
            boolean through = false;
            while (!through) {
                offsets.advance(open, next);
                through = loadAll(open, loads);
            }
            var rejected = new ArrayList<Rejected>();
            loads.forEach(load -> rejected.addAll(load.rejected()));
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
        try (open) {
            open.rollback();
        } catch (SQLException e) {
            LOG.atDebug().setCause(e).log("a session did not close cleanly");
        }
    }

    /** False where records turned out bad: they are left out, the transaction is rolled back, and it is to be done again. */
    private static boolean loadAll(Connection open, List<Load<?>> loads) throws SQLException {
        for (var load : loads) {
            try {
                load.write(open);
            } catch (RefusedRowsException e) {
                open.rollback();
                load.leaveOut(e.refused());
                return false;
            } catch (SQLException e) {
                if (!Fault.isOfTheRow(e)) {
                    throw e;
                }
                open.rollback();
                if (!load.leaveOutWhatIsRefused(open)) {
                    throw e;
                }
                return false;
            }
        }
        return true;
    }

    private Connection open() throws SQLException {
        var open = connection;
        if (open == null) {
            open = file.open();
            connection = open;
            Schema.apply(open);
            open.setAutoCommit(false);
        }
        return open;
    }

    private static DestinationUnavailableException unavailable(SQLException e) {
        return new DestinationUnavailableException("DuckDB does not take rows: " + e.getMessage(), e);
    }
}
