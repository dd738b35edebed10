package io.huiyin.sink.duckdb;

import io.huiyin.sink.consume.DeadLetters;
import io.huiyin.sink.consume.Destination;
import io.huiyin.sink.consume.DestinationContract;
import io.huiyin.sink.consume.StoreUnderTest;
import io.huiyin.sink.store.KitRoutes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.io.TempDir;

/** A file of DuckDB keeps the contract. */
final class DuckDbContractTest extends DestinationContract {
    @TempDir
    private Path folder;

    @Override
    protected StoreUnderTest store() {
        return new Tried(new DuckDbFile(folder.resolve("kit.duckdb"), 256));
    }

    private static final class Tried implements StoreUnderTest {
        private final FaultyLine line;
        private final Connection looking;

        Tried(DuckDbFile file) {
            line = new FaultyLine(file);
            try {
                looking = file.open();
                Schema.apply(looking);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Destination sink(String owner, DeadLetters deadLetters) {
            return new DuckDbStore(
                    line, owner, KitRoutes.of(DuckDbTables.caseEvents(), DuckDbTables.cases()), deadLetters);
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
            line.away(true);
        }

        @Override
        public void comesBack() {
            line.away(false);
        }

        @Override
        public void losesNextAnswer() {
            line.losesNextAnswer();
        }

        @Override
        public void close() {
            try {
                looking.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private Map<String, String> rows(String sql) {
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
