package io.huiyin.sink.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.Retention;
import io.huiyin.sink.TestPostgres;
import io.huiyin.sink.consume.Destination;
import io.huiyin.sink.consume.Rejected;
import io.huiyin.sink.store.Mirror;
import io.huiyin.sink.store.PostgresStore;
import io.huiyin.sink.store.Reading;
import io.huiyin.sink.store.Route;
import io.huiyin.sink.store.Table;
import io.huiyin.sink.store.Tables;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same records into PostgreSQL and into DuckDB: the same rows in every table and view, value for value. */
final class SameRowsTest {
    private static final List<String> TABLES = List.of(
            "cases",
            "case_clocks",
            "case_events",
            "confidential_texts",
            "policies",
            "escalations",
            "count_windows",
            "surges",
            "points_entries",
            "dead_letters");

    private static final List<String> VIEWS = List.of(
            "response_in_time",
            "response_quantiles",
            "open_escalations",
            "points_balance",
            "monthly_report",
            "adoption");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void records_intoBothStores_giveTheSameRows(long seed) throws SQLException {
        var history = new Histories(seed, 1_500);
        var postgres = TestPostgres.migrated();
        var file = new DuckDbFile(folder.resolve("same.duckdb"), 256);
        var lettersOfPostgres = new ArrayList<Rejected>();
        var lettersOfDuckDb = new ArrayList<Rejected>();
        try (var one = new PostgresStore(
                        postgres,
                        "one",
                        routes(history, Tables.mirror(Retention.FOR_EVER)),
                        lettersOfPostgres::addAll);
                var other = new DuckDbStore(
                        file, "other", routes(history, DuckDbTables.mirror()), lettersOfDuckDb::addAll)) {
            write(one, history, new Random(seed));
            write(other, history, new Random(seed));
        }
        // Which bad records are hidden by a good one of the same key in their batch depends on the batch; that others
        // are refused does not.
        for (var letters : List.of(lettersOfPostgres, lettersOfDuckDb)) {
            assertThat(letters)
                    .isNotEmpty()
                    .allMatch(one -> history.isBad((int) one.record().offset()));
        }
        compare(postgres, file, seed);
    }

    private static void compare(PostgresConnection postgres, DuckDbFile file, long seed) throws SQLException {
        try (var one = postgres.open();
                var other = file.open()) {
            for (var table : TABLES) {
                var rows = rows(one, table);
                assertThat(rows).as(table).isNotEmpty();
                assertThat(rows(other, table)).as("seed %s, %s", seed, table).isEqualTo(rows);
            }
            for (var view : VIEWS) {
                assertThat(rows(other, view)).as("seed %s, %s", seed, view).isEqualTo(rows(one, view));
            }
        }
    }

    private static void write(Destination store, Histories history, Random random) {
        var records = history.records();
        var partitions =
                records.stream().map(one -> new TopicPartition(one.topic(), 0)).collect(Collectors.toSet());
        store.claim(partitions);
        for (int from = 0; from < records.size(); ) {
            int to = Math.min(records.size(), from + 1 + random.nextInt(200));
            var batch = records.subList(from, to);
            Map<TopicPartition, Long> next = new HashMap<>();
            batch.forEach(one -> next.put(new TopicPartition(one.topic(), 0), one.offset() + 1));
            store.write(batch, next);
            from = to;
        }
    }

    private static List<Route<?>> routes(Histories history, Mirror tables) {
        return List.of(
                route(history, "cases", tables.cases()),
                route(history, "case-events", tables.caseEvents()),
                route(history, "confidential-texts", tables.confidentialTexts()),
                route(history, "policies", tables.policies()),
                route(history, "escalations", tables.escalations()),
                route(history, "counts", tables.countWindows()),
                route(history, "surges", tables.surges()),
                route(history, "points", tables.points()),
                route(history, "dead-letters", tables.deadLetters()));
    }

    @SuppressWarnings("unchecked") // each topic says one type of thing
    private static <V> Route<V> route(Histories history, String topic, Table<V> table) {
        return new Route<>(
                topic,
                record -> new Reading.Value<>(
                        (V) history.said.get((int) record.offset()).value()),
                List.of(table));
    }

    /** All rows, each with its columns by name, in an order of its own. */
    private static List<String> rows(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM " + table)) {
            var result = new ArrayList<String>();
            while (rows.next()) {
                var cells = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(rows.getMetaData().getColumnName(i) + "=" + cell(rows, i));
                }
                result.add(cells.stream().sorted().collect(Collectors.joining(" | ")));
            }
            result.sort(null);
            return result;
        }
    }

    private static @Nullable String cell(ResultSet rows, int column) throws SQLException {
        var value = rows.getObject(column);
        return switch (value) {
            case null -> null;
            case Array array -> Arrays.toString((Object[]) array.getArray());
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case Blob blob -> HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
            default -> plain(rows, column, value);
        };
    }

    /** Times as instants, durations to the millisecond, numbers by their value, JSON as a tree. */
    private static String plain(ResultSet rows, int column, Object value) throws SQLException {
        var type = rows.getMetaData().getColumnTypeName(column).toLowerCase(java.util.Locale.ROOT);
        if (type.startsWith("timestamp")) {
            return rows.getObject(column, java.time.OffsetDateTime.class)
                    .toInstant()
                    .toString();
        }
        if (type.startsWith("json")) {
            try {
                return JSON.readTree(value.toString())
                        .toString()
                        .chars()
                        .sorted()
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        if (type.equals("interval")) {
            return rows.getString(column);
        }
        return value instanceof Number number ? Double.toString(number.doubleValue()) : value.toString();
    }
}
