package io.huiyin.processor.surge;

import static io.huiyin.processor.flow.Samples.change;
import static io.huiyin.processor.flow.Samples.openCase;
import static io.huiyin.processor.flow.Samples.report;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.huiyin.event.CaseEventKind;
import io.huiyin.event.NewWord;
import io.huiyin.event.Surge;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Service requests of Boston from July to October 2011, as imported history. Skipped where HUIYIN_DATA does not say where they are. */
class BostonStormsTest {
    private static final ZoneId BOSTON = ZoneId.of("America/New_York");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Test
    void storms_of2011_standOut() throws IOException {
        var data = System.getenv("HUIYIN_DATA");
        assumeTrue(data != null, "HUIYIN_DATA is not set");
        var file = Path.of(data, "boston311-2011-jul-oct.csv.gz");
        assumeTrue(Files.isReadable(file), file + " is absent");
        var surges = surges(rows(file));

        var byDate = surges.stream()
                .collect(groupingBy(surge -> LocalDate.ofInstant(surge.getWindowStart(), BOSTON), counting()));
        assertThat(byDate.entrySet().stream().max(Map.Entry.comparingByValue()))
                .as("most surges on the day of Tropical Storm Irene: %s", byDate)
                .hasValueSatisfying(most -> assertThat(most.getKey()).isEqualTo("2011-08-28"));

        assertThat(on(surges, "2011-08-28"))
                .as("trees in all districts, by the day")
                .filteredOn(surge -> surge.getSite().isEmpty()
                        && surge.getCategory().equals("Trees")
                        && surge.getId().contains("/P1D"))
                .anySatisfy(surge -> assertThat(surge.getObserved()).isGreaterThan(100))
                .allSatisfy(surge -> assertThat(surge.getExpected()).isLessThan(20));
        assertThat(on(surges, "2011-08-28"))
                .as("what districts talked of")
                .filteredOn(surge -> surge.getCategory().isEmpty())
                .filteredOn(surge ->
                        surge.getNewWords().stream().map(NewWord::getWord).anyMatch("tree"::equals))
                .hasSizeGreaterThan(5);

        assertThat(Stream.concat(on(surges, "2011-10-29").stream(), on(surges, "2011-10-30").stream()))
                .as("trees under the October snow")
                .filteredOn(surge -> surge.getCategory().equals("Trees"))
                .extracting(Surge::getSite)
                .contains("", "e5");
    }

    private static List<Surge> on(List<Surge> surges, String date) {
        return surges.stream()
                .filter(surge ->
                        LocalDate.ofInstant(surge.getWindowStart(), BOSTON).equals(LocalDate.parse(date)))
                .toList();
    }

    private static List<Surge> surges(List<Map<String, String>> rows) {
        try (var ground = new SurgeGround(Watching.DEFAULT_FALSE_ALARMS)) {
            int number = 0;
            for (var row : rows) {
                var at = LocalDateTime.parse(cell(row, "open_dt"), FORM)
                        .atZone(BOSTON)
                        .toInstant();
                var district = cell(row, "police_district").strip().toLowerCase(Locale.ROOT);
                var site = district.isEmpty() ? "citywide" : district.replaceAll("[^a-z0-9]+", "-");
                number++;
                var subject = openCase("C" + number)
                        .setTenant("boston")
                        .setSite(site)
                        .setCaseId("boston." + site + ".C" + number)
                        .setCategory(cell(row, "reason"))
                        .setZone(BOSTON.getId())
                        .setOpenedAt(at)
                        .setUpdatedAt(at)
                        .setBackfilled(true)
                        .build();
                var text = cell(row, "case_title") + "\n" + cell(row, "type") + ", " + cell(row, "location");
                ground.pipe(change(
                        null,
                        subject,
                        report(subject, CaseEventKind.OPENED, null)
                                .setText(text)
                                .build()));
            }
            var end = Instant.parse("2011-11-02T00:00:00Z");
            for (int second = 0; second < 200; second++) {
                ground.tick(end.plusSeconds(second));
            }
            return ground.surges();
        }
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            var head = record(reader);
            var rows = new ArrayList<Map<String, String>>();
            for (var cells = record(reader); cells.size() == head.size(); cells = record(reader)) {
                var row = new HashMap<String, String>();
                for (int i = 0; i < head.size(); i++) {
                    row.put(head.get(i), cells.get(i));
                }
                rows.add(row);
            }
            rows.sort(Comparator.comparing(row -> cell(row, "open_dt")));
            return rows;
        }
    }

    /** One record of CSV (RFC 4180): quoted cells may hold commas, lines and doubled quotes. */
    private static List<String> record(Reader reader) throws IOException {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n')) {
                cell.append((char) c);
            } else {
                cells.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    return cells;
                }
            }
        }
        return cells;
    }
}
