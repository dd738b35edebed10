package io.huiyin.learn.duplicates;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.huiyin.check.Problem;
import io.huiyin.event.Place;
import io.huiyin.processor.flow.Classification;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file hold a report. A column that the file does not have counts as empty, but for the text.
 *
 * @param text what was said; the file must have it
 * @param time an instant with its offset, or a local time, which counts as UTC since only the time between two matters; where it is empty, reports are a minute apart in the order of the file
 */
public record ReportColumns(
        String text,
        String title,
        String time,
        String site,
        String category,
        String latitude,
        String longitude,
        String address) {
    /** 2026-11-20T17:00:00, 2026-11-20 17:00, 2026/11/20 17:00:00, 2026/11/20. */
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-M-d][uuuu/M/d]['T'][' '][H:mm[:ss]]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter(Locale.ROOT);

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    /** Columns that are called what they hold, after this prefix, such as "a_". */
    public static ReportColumns prefixed(String prefix) {
        return new ReportColumns(
                prefix + "text",
                prefix + "title",
                prefix + "time",
                prefix + "site",
                prefix + "category",
                prefix + "latitude",
                prefix + "longitude",
                prefix + "address");
    }

    /**
     * The report of a row.
     *
     * @param number of the report in its file, from 0
     * @throws UnreadableRowException where a cell cannot be understood
     */
    public ToldReport read(NamedCsvRecord row, int number) {
        var category = cell(row, category());
        var site = cell(row, site());
        return new ToldReport(
                "r" + number,
                site.isEmpty() ? "all" : site,
                cell(row, title),
                row.getField(text),
                instant(row, number),
                place(row),
                category.isEmpty() ? Classification.UNSORTED : category,
                null);
    }

    private Instant instant(NamedCsvRecord row, int number) {
        var cell = cell(row, time);
        if (cell.isEmpty()) {
            return FIRST.plusSeconds(60L * number);
        }
        try {
            return cell.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(cell).toInstant()
                    : LocalDateTime.parse(cell, LOCAL).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _e) {
            throw new UnreadableRowException(
                    row, new Problem(time, cell, "a time such as 2026-11-20T17:00:00+08:00 or 2026/11/20 17:00"));
        }
    }

    private @Nullable Place place(NamedCsvRecord row) {
        var north = degrees(row, latitude, 90);
        var east = degrees(row, longitude, 180);
        var words = cell(row, address);
        if ((north == null) != (east == null)) {
            throw new UnreadableRowException(
                    row,
                    new Problem(
                            north == null ? latitude : longitude,
                            "",
                            "degrees, since " + (north == null ? longitude : latitude) + " is given"));
        }
        return north == null && words.isEmpty() ? null : new Place(north, east, words.isEmpty() ? null : words);
    }

    private static @Nullable Double degrees(NamedCsvRecord row, String column, int most) {
        var cell = cell(row, column);
        if (cell.isEmpty()) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(cell);
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException _e) {
            // Said below.
        }
        throw new UnreadableRowException(row, new Problem(column, cell, "degrees from -" + most + " to " + most));
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).orElse("");
    }
}
