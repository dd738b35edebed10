package io.huiyin.sink.store;

import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.Relay;
import io.huiyin.sink.TestPostgres;
import io.huiyin.sink.consume.DeadLetters;
import io.huiyin.sink.consume.Destination;
import io.huiyin.sink.consume.DestinationContract;
import io.huiyin.sink.consume.StoreUnderTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** PostgreSQL keeps the contract: a real server, behind a line that is cut. */
final class PostgresContractTest extends DestinationContract {
    private static PostgresConnection postgres;
    private static Connection looking;

    @BeforeAll
    static void migrate() throws SQLException {
        postgres = TestPostgres.migrated();
        looking = postgres.open();
    }

    @AfterAll
    static void stopLooking() throws SQLException {
        looking.close();
    }

    @Override
    protected StoreUnderTest store() {
        TestPostgres.execute(postgres, "TRUNCATE case_events, cases, case_clocks, consumed_offsets");
        return new Tried();
    }

    private static final class Tried implements StoreUnderTest {
        private final Relay relay;
        private final PostgresConnection through;

        Tried() {
            var url = URI.create(postgres.url().substring("jdbc:".length()));
            relay = new Relay(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
            through = new PostgresConnection(
                    postgres.url().replaceFirst(":" + url.getPort(), ":" + relay.port()) + "&prepareThreshold=0",
                    postgres.user(),
                    postgres.password());
        }

        @Override
        public Destination sink(String owner, DeadLetters deadLetters) {
            return new PostgresStore(through, owner, KitRoutes.of(Tables.caseEvents(), Tables.cases()), deadLetters);
        }

        @Override
        public Map<String, String> facts() {
            return rows("SELECT id, text FROM case_events");
        }

        @Override
        public Map<String, String> states() {
            return rows("SELECT case_id, revision || '@' || excerpt FROM cases");
        }

        @Override
        public Map<TopicPartition, Long> positions() {
            var positions = new HashMap<TopicPartition, Long>();
            rows("SELECT topic || '-' || partition, next_offset FROM consumed_offsets")
                    .forEach((name, next) -> {
                        int dash = name.lastIndexOf('-');
                        positions.put(
                                new TopicPartition(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1))),
                                Long.parseLong(next));
                    });
            return positions;
        }

        @Override
        public void goesAway() {
            relay.cut();
        }

        @Override
        public void comesBack() {
            relay.mend();
        }

        @Override
        public void losesNextAnswer() {
            relay.losesAnswerTo("COMMIT", "UPDATE consumed_offsets");
        }

        @Override
        public void close() {
            relay.close();
        }

        private static Map<String, String> rows(String sql) {
            try (var statement = looking.createStatement();
                    var rows = statement.executeQuery(sql)) {
                var result = new HashMap<String, String>();
                while (rows.next()) {
                    if (result.put(rows.getString(1), rows.getString(2)) != null) {
                        throw new AssertionError("twice in " + sql + ": " + rows.getString(1));
                    }
                }
                return result;
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
