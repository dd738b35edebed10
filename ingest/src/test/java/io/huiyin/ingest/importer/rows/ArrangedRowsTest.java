package io.huiyin.ingest.importer.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.check.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows come in the order of time, each with the one before it in its group, however little fits into memory. */
class ArrangedRowsTest {
    private record Told(String id, String before) {}

    @ParameterizedTest(name = "seed {0}, {1} bytes of memory")
    @CsvSource({"1, 1", "2, 400", "3, 2000", "4, 10000", "5, 100000000", "6, 900", "7, 5000"})
    void rows_atRandom_areInTheOrderOfTimeAndKnowTheOneBefore(int seed, long budget) throws IOException {
        var random = new Random(seed);
        var csv = new StringBuilder("id,key,at\n");
        var expected = new ArrayList<String[]>();
        for (int i = 0; i < 300; i++) {
            var row = new String[] {
                Integer.toString(i),
                random.nextInt(9) == 0 ? "" : "key " + random.nextInt(20),
                Integer.toString(random.nextInt(60))
            };
            expected.add(row);
            csv.append(String.join(",", row)).append('\n');
        }
        expected.sort(Comparator.comparingInt(row -> Integer.parseInt(row[2])));
        var last = new HashMap<String, String>();
        var told = expected.stream()
                .map(row -> new Told(
                        row[0],
                        row[1].isEmpty()
                                ? ""
                                : Optional.ofNullable(last.put(row[1], row[0])).orElse("")))
                .toList();

        assertThat(read(csv.toString(), budget)).isEqualTo(told);
    }

    @Test
    void rowThatCannotBePlaced_staysBehindTheOneAboveIt_andIsNobodysBefore() throws IOException {
        var csv = "id,key,at\n1,a,5\n2,a,never\n3,b\n4,a,1\n5,a,7\n";

        try (var rows = arranged(CsvRows.open(new StringReader(csv), ','), 1)) {
            assertThat(rows.next()).get().extracting(Row::line).isEqualTo(5L);
            assertThat(rows.next()).get().extracting(Row::line).isEqualTo(2L);
            assertThat(rows.next()).get().isEqualTo(new Row.Broken(3, new Problem("at", "never", "a number")));
            assertThat(rows.next()).get().isInstanceOfSatisfying(Row.Broken.class, broken -> assertThat(broken.line())
                    .isEqualTo(4L));
            assertThat(rows.next()).get().isInstanceOfSatisfying(Row.Whole.class, whole -> assertThat(
                            whole.cells().before())
                    .get()
                    .extracting(cells -> cells.cell("id"))
                    .isEqualTo("1"));
            assertThat(rows.next()).isEmpty();
        }
    }

    @Test
    void fileThatBreaksOff_givesTheRowsBeforeThatPlaceAndThenSaysSo() throws IOException {
        var csv = "id,key,at\n1,a,5\n2,a,3\n3,\"a,1\n";

        try (var rows = arranged(CsvRows.open(new StringReader(csv), ','), 1)) {
            assertThat(rows.next()).get().extracting(Row::line).isEqualTo(3L);
            assertThat(rows.next()).get().extracting(Row::line).isEqualTo(2L);
            assertThatThrownBy(rows::next).isInstanceOf(IOException.class);
        }
    }

    @Test
    void linesOfJson_areArrangedToo() throws IOException {
        var lines = """
                {"id": 1, "key": "甲", "at": 9, "more": {"deep": [1, "é"]}}
                {"id": 2, "key": "甲", "at": 8}
                """;

        try (var rows = arranged(new JsonRows(new StringReader(lines)), 1)) {
            assertThat(rows.next()).get().extracting(Row::line).isEqualTo(2L);
            assertThat(rows.next()).get().isInstanceOfSatisfying(Row.Whole.class, whole -> {
                assertThat(whole.cells().cell("more.deep.1")).isEqualTo("é");
                assertThat(whole.cells().before())
                        .get()
                        .extracting(cells -> cells.cell("id"))
                        .isEqualTo("2");
            });
            assertThat(rows.share()).isEqualTo(1);
        }
    }

    private static List<Told> read(String csv, long budget) throws IOException {
        var told = new ArrayList<Told>();
        try (var rows = arranged(CsvRows.open(new StringReader(csv), ','), budget)) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                var cells = ((Row.Whole) row.get()).cells();
                told.add(new Told(
                        cells.cell("id"),
                        cells.before().map(before -> before.cell("id")).orElse("")));
            }
        }
        return told;
    }

    private static ArrangedRows arranged(RowReader file, long budget) {
        return new ArrangedRows(
                file,
                cells -> cells.cell("at").matches("\\d+")
                        ? new Placement.At(cells.cell("key"), Long.parseLong(cells.cell("at")))
                        : new Placement.Nowhere(new Problem("at", cells.cell("at"), "a number")),
                budget);
    }
}
