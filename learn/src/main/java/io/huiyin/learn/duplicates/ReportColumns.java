package io.huiyin.learn.duplicates;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
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
     * @throws UnreadableRowException where a cell cannot be understood
     */
    public ToldReport read(NamedCsvRecord row, int number) {
        var said = row.findField(text)
                .orElseThrow(() -> new UnreadableRowException(
                        "there is no column " + text + "; there are " + String.join(", ", row.getHeader())));
        var category = cell(row, category());
        var site = cell(row, site());
        return new ToldReport(
                "r" + number,
                site.isEmpty() ? "all" : site,
                cell(row, title),
                said,
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
            throw new UnreadableRowException("row " + number + ": " + time + " is '" + cell
                    + "'; it must be a time such as 2026-11-20T17:00:00+08:00 or 2026/11/20 17:00");
        }
    }

    private @Nullable Place place(NamedCsvRecord row) {
        var north = cell(row, latitude);
        var east = cell(row, longitude);
        var words = cell(row, address);
        if (words.isEmpty() && (north.isEmpty() || east.isEmpty())) {
            return null;
        }
        try {
            return north.isEmpty() || east.isEmpty()
                    ? new Place(null, null, words)
                    : new Place(Double.valueOf(north), Double.valueOf(east), words.isEmpty() ? null : words);
        } catch (NumberFormatException _e) {
            throw new UnreadableRowException(
                    "a place is '" + north + "', '" + east + "'; it must be degrees north and east");
        }
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::strip).orElse("");
    }
}
