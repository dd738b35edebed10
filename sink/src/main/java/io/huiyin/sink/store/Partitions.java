package io.huiyin.sink.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of one table as one session knows them: each is asked for once, and made where it is not there. A session that
 * lost one (a retention took it away meanwhile) finds out by an error that is not the row's, and begins anew.
 */
final class Partitions {
    /** Times outside of these have partitions that are always there, so that an absurd one makes none. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private static final String PREPARE = """
            SELECT (extract(epoch FROM lower) * 1000)::bigint, (extract(epoch FROM upper) * 1000)::bigint, expired
            FROM prepare_partition(?, 'epoch'::timestamptz + ? * interval '1 millisecond',
                                   'epoch'::timestamptz + ? * interval '1 millisecond')""";

    private final String table;
    private final TreeMap<Instant, Range> known = new TreeMap<>();
    private @Nullable Connection session;
    private Range latest = Range.NONE;

    Partitions(String table) {
        this.table = table;
    }

    private record Range(Instant from, Instant to, boolean expired) {
        static final Range NONE = new Range(Instant.EPOCH, Instant.EPOCH, false);

        boolean has(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /**
     * Makes the partition of this time where it is not there, unless all that it could hold lies before {@code keptFrom}.
     *
     * @return whether rows of this time have a place
     */
    boolean prepare(Connection connection, Instant at, Supplier<Optional<Instant>> keptFrom) throws SQLException {
        if (connection != session) {
            known.clear();
            latest = Range.NONE;
            session = connection;
        }
        if (!latest.has(at)) {
            latest = find(connection, at, keptFrom);
        }
        return !latest.expired;
    }

    private Range find(Connection connection, Instant at, Supplier<Optional<Instant>> keptFrom) throws SQLException {
        if (at.isBefore(FIRST) || !at.isBefore(END)) {
            return Range.NONE;
        }
        var near = known.floorEntry(at);
        if (near != null && near.getValue().has(at)) {
            return near.getValue();
        }
        var asked = ask(connection, at, keptFrom);
        known.put(asked.from, asked);
        return asked;
    }

    private Range ask(Connection connection, Instant at, Supplier<Optional<Instant>> keptFrom) throws SQLException {
        try (var statement = connection.prepareStatement(PREPARE)) {
            statement.setString(1, table);
            statement.setLong(2, at.toEpochMilli());
            statement.setObject(3, keptFrom.get().map(Instant::toEpochMilli).orElse(null), Types.BIGINT);
            try (var row = statement.executeQuery()) {
                row.next();
                return new Range(
                        Instant.ofEpochMilli(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2)), row.getBoolean(3));
            }
        }
    }
}
