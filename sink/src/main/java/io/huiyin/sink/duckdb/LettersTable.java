package io.huiyin.sink.duckdb;

import static java.util.Objects.requireNonNull;

import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Layouts;
import io.huiyin.sink.store.Letter;
import io.huiyin.sink.store.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** The table {@code dead_letters}: a row for each letter by where it came from, and on it what became of it. */
final class LettersTable implements Table<Letter> {
    private static final Table<Letter> LETTERS = MergeTable.ofFacts(
            Merge.keepingFirst("dead_letters", "topic, partition, record_offset", Layouts.DEAD_LETTERS),
            one -> List.of(one.topic(), one.partition(), one.offset()));

    private static final String SETTLE = """
            UPDATE dead_letters SET settled = ?, settled_by = ?, settled_at = ?
            WHERE letter_partition = ? AND letter_offset = ? AND settled IS NULL""";

    @Override
    public void write(Connection connection, List<Entry<Letter>> entries) throws SQLException {
        LETTERS.write(
                connection,
                entries.stream()
                        .filter(entry -> letter(entry).settlement().isEmpty())
                        .toList());
        for (var entry : entries) {
            if (letter(entry).settlement().isPresent()) {
                settle(connection, letter(entry));
            }
        }
    }

    /** A settlement lies behind its letter on the same partition, so the row is there, or in this batch. */
    private static void settle(Connection connection, Letter record) throws SQLException {
        var settlement = record.settlement().orElseThrow();
        Sql.run(
                connection,
                SETTLE,
                settlement.outcome().name(),
                settlement.by().replace('\0', '\ufffd'),
                record.rejectedAt().atOffset(ZoneOffset.UTC),
                settlement.partition(),
                settlement.offset());
    }

    private static Letter letter(Entry<Letter> entry) {
        return requireNonNull(entry.value(), "a dead letter can always be read");
    }
}
