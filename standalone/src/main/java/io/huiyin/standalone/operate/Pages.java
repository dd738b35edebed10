package io.huiyin.standalone.operate;

import io.huiyin.sink.PostgresConnection;
import java.sql.SQLException;
import java.util.Collection;

/** Messages that were given up, in the sink's ledger. */
public final class Pages {
    /** What their dead letters name as where they came from. */
    public static final String ORIGIN = "notifications";

    private final PostgresConnection postgres;

    public Pages(PostgresConnection postgres) {
        this.postgres = postgres;
    }

    /** Puts them back, all or none: each is tried again. One that waits already, or is gone, stays as it is. */
    public void sendAgain(Collection<DeadLetter> letters) throws SQLException {
        if (letters.isEmpty()) {
            return;
        }
        try (var connection = postgres.open();
                var replay = connection.prepareStatement("SELECT notification_replay(key) FROM unnest(?) AS key")) {
            replay.setArray(
                    1,
                    connection.createArrayOf(
                            "text", letters.stream().map(DeadLetter::key).toArray()));
            replay.execute();
        }
    }
}
