package io.huiyin.sink.notify;

import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.TestPostgres;
import java.time.Duration;

/** Time that passes without waiting for it: the ledger's clock is the database's, so all that is written there becomes older. */
final class Elapsing {
    private static final String LINES = """
            UPDATE notifications
            SET created_at = created_at - i, next_attempt_at = next_attempt_at - i, leased_until = leased_until - i,
                settled_at = settled_at - i, since = since - i, held_until = held_until - i
            FROM make_interval(secs => %1$s) AS i""";

    private static final String CHANNELS = """
            UPDATE channel_states
            SET leased_until = leased_until - i, ready_at = ready_at - i, paced_at = paced_at - i, calm_at = calm_at - i,
                gather_until = gather_until - i
            FROM make_interval(secs => %1$s) AS i""";

    private Elapsing() {}

    static void elapse(PostgresConnection postgres, Duration time) {
        var seconds = Double.toString(time.toMillis() / 1000.0);
        TestPostgres.execute(postgres, LINES.formatted(seconds) + ";" + CHANNELS.formatted(seconds));
    }
}
