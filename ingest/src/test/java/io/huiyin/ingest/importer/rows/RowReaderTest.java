package io.huiyin.ingest.importer.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowReaderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void csv_isReadCellByCellWithTheLineOfEachRow(String what, String text, char delimiter, List<String> expected)
            throws IOException {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), Optional.of(Format.CSV), delimiter))
                .as(what)
                .isEqualTo(expected);
    }

    static Stream<Arguments> csv_isReadCellByCellWithTheLineOfEachRow() {
        return Stream.of(
                arguments("plain", "a,b\n1,2\n3,4\n", ',', List.of("2: 1|2", "3: 3|4")),
                arguments("no line end at the end", "a,b\n1,2", ',', List.of("2: 1|2")),
                arguments("CRLF", "a,b\r\n1,2\r\n3,4\r\n", ',', List.of("2: 1|2", "3: 3|4")),
                arguments("blanks round cells and names", " a , b \n 1 , 2 \n", ',', List.of("2: 1|2")),
                arguments("semicolons", "a;b\n1,5;2\n", ';', List.of("2: 1,5|2")),
                arguments("tabs", "a\tb\n1\t2\n", '\t', List.of("2: 1|2")),
                arguments(
                        "comma and quote in quotes",
                        "a,b\n\"1,0\",\"say \"\"hi\"\"\"\n",
                        ',',
                        List.of("2: 1,0|say \"hi\"")),
                arguments(
                        "line ends in quotes", "a,b\n\"1\n1\r\n1\",2\n3,4\n", ',', List.of("2: 1\n1\r\n1|2", "5: 3|4")),
                arguments("empty lines", "a,b\n\n1,2\n\n\n3,4\n\n", ',', List.of("3: 1|2", "6: 3|4")),
                arguments("empty cells", "a,b\n,\n\"\",x\n", ',', List.of("2: |", "3: |x")),
                arguments("too few cells", "a,b\n1\n3,4\n", ',', List.of("2! row: 1 cells", "3: 3|4")),
                arguments("too many cells", "a,b\n1,2,3\n3,4\n", ',', List.of("2! row: 3 cells", "3: 3|4")),
                arguments("Chinese", "a,b\n食堂,灯坏了\n", ',', List.of("2: 食堂|灯坏了")),
                arguments("header alone", "a,b\n", ',', List.of()),
                arguments("nothing", "", ',', List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void ndjson_isReadLineByLine(String what, String text, List<String> expected) throws IOException {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), Optional.empty(), ','))
                .as(what)
                .isEqualTo(expected);
    }

    static Stream<Arguments> ndjson_isReadLineByLine() {
        return Stream.of(
                arguments("plain", "{\"a\":1,\"b\":\"x\"}\n{\"a\":2}\n", List.of("1: 1|x", "2: 2|")),
                arguments("blanks first", "\n  {\"a\":1}\n", List.of("2: 1|")),
                arguments("CRLF and blank lines", "{\"a\":1}\r\n\r\n{\"a\":2}\r\n", List.of("1: 1|", "3: 2|")),
                arguments("no line end at the end", "{\"a\":1}", List.of("1: 1|")),
                arguments("not JSON", "{\"a\":1}\n{\"a\":\n{\"a\":3}\n", List.of("1: 1|", "2! line: {\"a\":", "3: 3|")),
                arguments("no object", "{\"a\":1}\n[1]\n", List.of("1: 1|", "2! line: [1]")),
                arguments("two objects", "{\"a\":1} {\"a\":2}\n", List.of("1! line: {\"a\":1} {\"a\":2}")),
                arguments("field twice", "{\"a\":1,\"a\":2}\n", List.of("1! line: {\"a\":1,\"a\":2}")),
                arguments("blank cells", "{\"a\":null,\"b\":\" \"}\n", List.of("1: |")));
    }

    @Test
    void badBytes_breakTheirRowAlone() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("a,b\n1,x\n2,".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.writeBytes("\n3,y\n".getBytes(StandardCharsets.UTF_8));

        assertThat(read(bytes.toByteArray(), Optional.empty(), ','))
                .containsExactly("2: 1|x", "3! b: \uFFFD", "4: 3|y");
    }

    @Test
    void line_overTheLimit_isBrokenAndTheNextIsRead() throws IOException {
        var huge = "{\"a\":\"" + "x".repeat(3 * JsonRows.LONGEST_LINE) + "\"}\n{\"a\":2}\n";

        var rows = read(huge.getBytes(StandardCharsets.UTF_8), Optional.empty(), ',');

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).startsWith("1! line: {").hasSizeLessThan(200);
        assertThat(rows.getLast()).isEqualTo("2: 2|");
    }

    @Test
    void cell_ofAMillionCharacters_isRead() throws IOException {
        var rows = read(
                ("a,b\n1," + "x".repeat(1_000_000) + "\n3,4\n").getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                ',');

        assertThat(rows).hasSize(2).last().isEqualTo("3: 3|4");
    }

    @Test
    void cell_thatIsLargerThanTheBuffer_isAnErrorOfTheFile() {
        var huge = ("a,b\n1," + "x".repeat(20_000_000) + "\n3,4\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(huge, Optional.empty(), ','))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void gzipOfSeveralMembers_isReadToItsEnd() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var part : List.of("a,b\n1,2\n", "3,4\n")) {
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(part.getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(read(bytes.toByteArray(), Optional.empty(), ',')).containsExactly("2: 1|2", "3: 3|4");
    }

    @Test
    void byteOrderMark_isNoPartOfTheFirstName() throws IOException {
        assertThat(read("\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_8), Optional.empty(), ','))
                .containsExactly("2: 1|2");
    }

    /** Each row as {@code line: a|b}, or {@code line! field: value} where it is broken. */
    private List<String> read(byte[] bytes, Optional<Format> format, char delimiter) throws IOException {
        var rows = new ArrayList<String>();
        try (var file = InputFile.open(Files.write(folder.resolve("in"), bytes));
                var reader = file.rows(format, delimiter)) {
            for (var row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(
                        switch (row.get()) {
                            case Row.Whole whole ->
                                whole.line() + ": " + whole.cells().cell("a") + "|"
                                        + whole.cells().cell("b");
                            case Row.Broken broken ->
                                broken.line() + "! " + broken.problem().field() + ": "
                                        + broken.problem().value();
                        });
            }
            assertThat(file.position()).isEqualTo(file.size());
        }
        return rows;
    }
}
