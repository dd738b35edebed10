package io.huiyin.console;

import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.store.Migrations;
import io.huiyin.topic.CaseId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A database of its own on one PostgreSQL for all test classes, with the sink's tables and rows written by column. */
final class TestStore {
    private static final EmbeddedPostgres SERVER = start();
    private static int databases;

    private final String url;

    private TestStore(String url) {
        this.url = url;
    }

    /** A new database with all tables and views. */
    static synchronized TestStore migrated() {
        var name = "console_" + ++databases;
        new TestStore(SERVER.getJdbcUrl("postgres", "postgres")).execute("create database " + name);
        var store = new TestStore(SERVER.getJdbcUrl("postgres", name));
        Migrations.apply(new PostgresConnection(store.url, "postgres", "postgres"));
        return store;
    }

    ConsoleConfig config(String gatewayUrl) {
        return new ConsoleConfig("127.0.0.1", 0, url, "postgres", "postgres", gatewayUrl);
    }

    /** Where a proxy says in this header who asks. */
    ConsoleConfig config(String gatewayUrl, String userHeader) {
        return new ConsoleConfig("127.0.0.1", 0, url, "postgres", "postgres", gatewayUrl, userHeader);
    }

    /** The rows of an answer, each value in words with bars between. */
    List<String> rows(String sql) {
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var rows = connection.createStatement().executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                var values = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join("|", values));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A case opened at this instant, with these columns different from an ordinary one. */
    void addCase(CaseId id, Instant openedAt, Map<String, ?> columns) {
        var row = new HashMap<String, Object>(Map.of(
                "case_id",
                id.toString(),
                "tenant",
                id.tenant(),
                "site",
                id.site(),
                "reference",
                id.reference(),
                "revision",
                1L,
                "status",
                "OPEN",
                "kind",
                "FEEDBACK",
                "channel",
                "WEB",
                "category",
                "CANTEEN",
                "severity",
                "NORMAL"));
        row.putAll(Map.of(
                "confidential", false,
                "reason_by", "rule",
                "reason_name", "food",
                "reason_evidence", "soup",
                "excerpt", "The soup is cold.",
                "zone", "Asia/Shanghai",
                "opened_at", openedAt,
                "updated_at", openedAt));
        row.putAll(Map.of(
                "reports", 1,
                "last_report_at", openedAt,
                "suggestions", List.of(),
                "reopened", 0,
                "votes", 0,
                "vote_sum", 0,
                "backfilled", false,
                "policy_version", 0));
        row.putAll(columns);
        insert("cases", row);
    }

    void addClock(CaseId id, String name, Instant startedAt, Instant deadline, Map<String, ?> columns) {
        var row = new HashMap<String, Object>(Map.of(
                "case_id",
                id.toString(),
                "name",
                name,
                "revision",
                1L,
                "status",
                "RUNNING",
                "started_at",
                startedAt,
                "deadline",
                deadline,
                "source",
                "POLICY",
                "target_millis",
                86_400_000L,
                "generation",
                1,
                "steps_fired",
                0));
        row.putAll(Map.of("paused_millis", 0L, "policy_version", 0));
        row.putAll(columns);
        insert("case_clocks", row);
    }

    void addEvent(CaseId id, long revision, String kind, Instant at, Map<String, ?> columns) {
        var row = new HashMap<String, Object>(Map.of(
                "id",
                id + "/" + revision,
                "case_id",
                id.toString(),
                "tenant",
                id.tenant(),
                "site",
                id.site(),
                "kind",
                kind,
                "at",
                at,
                "revision",
                revision,
                "why",
                "",
                "policy_version",
                0));
        row.putAll(columns);
        insert("case_events", row);
    }

    void addEscalation(CaseId id, int step, String kind, Instant deadline, Instant raisedAt, Map<String, ?> columns) {
        var row = new HashMap<String, Object>(Map.of(
                "id",
                id + "/respond/" + step,
                "case_id",
                id.toString(),
                "tenant",
                id.tenant(),
                "site",
                id.site(),
                "kind",
                kind,
                "clock",
                "respond",
                "step",
                kind.toLowerCase(Locale.ROOT),
                "step_index",
                step,
                "generation",
                1,
                "due_at",
                raisedAt));
        row.putAll(Map.of(
                "deadline",
                deadline,
                "raised_at",
                raisedAt,
                "paged",
                true,
                "audience",
                List.of("on-call"),
                "channels",
                List.of("webhook"),
                "reason",
                "No answer yet.",
                "excerpt",
                "The soup is cold.",
                "category",
                "CANTEEN",
                "severity",
                "NORMAL",
                "reports",
                1));
        row.put("policy_version", 0);
        row.putAll(columns);
        insert("escalations", row);
    }

    void addCounts(String tenant, String site, String category, Instant from, Instant to, Map<String, ?> columns) {
        var row = new HashMap<String, Object>(Map.of(
                "tenant", tenant,
                "site", site,
                "category", category,
                "channel", "WEB",
                "severity", "NORMAL",
                "grain", "DAY",
                "window_start", from,
                "window_end", to));
        for (var figure : List.of(
                "reports",
                "cases",
                "duplicates",
                "answered_in_time",
                "answered_late",
                "answered_untargeted",
                "open",
                "open_untargeted",
                "cancelled",
                "overdue",
                "escalations",
                "votes")) {
            row.put(figure, 0L);
        }
        row.putAll(columns);
        insert("count_windows", row);
    }

    /** A surge of an hour that began then: 40 reports where 5 were expected. */
    void addSurge(String id, String tenant, Instant from, List<CaseId> sample, Map<String, ?> columns) {
        var row = new HashMap<String, Object>(Map.of(
                "id",
                id,
                "tenant",
                tenant,
                "site",
                "",
                "category",
                "",
                "window_start",
                from,
                "window_end",
                from.plusSeconds(3_600),
                "observed",
                40L,
                "expected",
                5.25,
                "tail",
                1e-9,
                "sample_case_ids",
                sample.stream().map(CaseId::toString).toList()));
        row.putAll(columns);
        insert("surges", row);
    }

    /** Runs one statement with these values. */
    void execute(String sql, Object... values) {
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, sqlValue(connection, values[i]));
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void insert(String table, Map<String, Object> row) {
        switch (table) {
            case "case_events" -> prepare(table, value(row, "at"));
            case "escalations" -> prepare(table, value(row, "due_at"));
            case "count_windows" ->
                prepare(
                        table + "_" + value(row, "grain").toString().toLowerCase(Locale.ROOT),
                        value(row, "window_start"));
            default -> {}
        }
        var columns = List.copyOf(row.keySet());
        var marks = columns.stream()
                .map(column -> column.startsWith("response_") || column.equals("new_words") ? "?::jsonb" : "?")
                .toList();
        execute(
                "insert into " + table + " (" + String.join(", ", columns) + ") values (" + String.join(", ", marks)
                        + ")",
                columns.stream().map(row::get).toArray());
    }

    private static Object value(Map<String, Object> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private void prepare(String table, Object at) {
        execute("select prepare_partition(?, ?, null)", table, at);
    }

    private static Object sqlValue(Connection connection, Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case List<?> texts -> connection.createArrayOf("text", texts.toArray());
            default -> value;
        };
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
