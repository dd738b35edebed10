package io.huiyin.benchmarks.quality;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.huiyin.event.Channel;
import io.huiyin.event.Place;
import io.huiyin.event.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report of one of our own files, and which problem it is about.
 *
 * @param group two reports are about the same problem if and only if they have the same
 */
public record GroupedReport(String group, Report report) {

    /** Those of a file with the columns that {@code benchmarks/quality/README.md} names, in the order of time. */
    public static List<GroupedReport> read(Path file, String tenant) throws IOException {
        return CsvTable.read(file).stream()
                .map(row -> new GroupedReport(row.getField("group"), report(row, tenant)))
                .sorted(Comparator.comparing((GroupedReport one) -> one.report().getSubmittedAt())
                        .thenComparing(one -> one.report().getEventId()))
                .toList();
    }

    /** Whether both are about the same problem. */
    public boolean isSameAs(GroupedReport other) {
        return group.equals(other.group);
    }

    /** How far apart they were submitted, never negative. */
    Duration apart(GroupedReport other) {
        return Duration.between(report.getSubmittedAt(), other.report.getSubmittedAt())
                .abs();
    }

    private static Report report(NamedCsvRecord row, String tenant) {
        return Report.newBuilder()
                .setEventId(row.getField("id"))
                .setTenant(tenant)
                .setSite(row.getField("site"))
                .setChannel(Channel.MINI_PROGRAM)
                .setCategory(row.getField("category"))
                .setTitle(orNull(row.getField("title")))
                .setText(row.getField("text"))
                .setPlace(place(row))
                .setSubmittedAt(OffsetDateTime.parse(row.getField("time")).toInstant())
                .build();
    }

    private static @Nullable Place place(NamedCsvRecord row) {
        var address = orNull(row.getField("place"));
        var latitude = orNull(row.getField("latitude"));
        var longitude = orNull(row.getField("longitude"));
        if (address == null && latitude == null) {
            return null;
        }
        return Place.newBuilder()
                .setAddress(address)
                .setLatitude(latitude == null ? null : Double.valueOf(latitude))
                .setLongitude(longitude == null ? null : Double.valueOf(longitude))
                .build();
    }

    private static @Nullable String orNull(String cell) {
        return cell.isBlank() ? null : cell;
    }
}
