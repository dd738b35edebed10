package io.huiyin.learn.corrections;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.huiyin.event.Report;
import io.huiyin.learn.corrections.Spoken.Pair;
import io.huiyin.learn.corrections.Spoken.Verdict;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of reports that are the same problem or not, as staff said: they merged the cases, took a suggestion up, or split one
 * from the other. Weaker, and marked so: reports that were put together by their likeness and that nobody took apart for a
 * while. Pairs with a confidential case are left out.
 */
public final class PairExport {
    private static final List<String> OF_A_REPORT = List.of(
            "reference", "site", "title", "text", "time", "latitude", "longitude", "address", "category", "channel");

    private final Standing standing;
    private final Spoken spoken;
    private final Map<Pair, Verdict> pairs;
    private final Map<String, Report> reports = new HashMap<>();
    private final EnumMap<Source, Integer> written = new EnumMap<>(Source.class);
    private int leftOut;

    /** How many pairs were written, by who said so, and how many were left out: confidential, or no longer on the topic. */
    public record Summary(Map<String, Integer> written, int leftOut) {}

    private PairExport(Events events, Duration leftAlone, Instant now) {
        standing = Standing.of(events);
        spoken = Spoken.of(events);
        pairs = spoken.verdicts();
        var settled = now.minus(leftAlone);
        for (var entry : spoken.stays()) {
            var stay = entry.getValue();
            if (stay.joined() && !stay.since().isAfter(settled)) {
                pairs.putIfAbsent(
                        Pair.of(entry.getKey(), stay.caseId()),
                        new Verdict(true, Source.LEFT_ALONE, stay.since(), null));
            }
        }
        Set<String> wanted = new HashSet<>();
        pairs.keySet().forEach(pair -> wanted.addAll(List.of(pair.a(), pair.b())));
        events.each(Topics.REPORTS, report -> {
            var id = CaseId.ofFirstReport(report.getTenant(), report.getSite(), report.getEventId());
            if (wanted.contains(id.toString())) {
                reports.putIfAbsent(id.toString(), report);
            }
        });
    }

    /**
     * Writes CSV with a heading.
     *
     * @param leftAlone how long ago reports must have been put together to count as left alone
     * @param now what that is counted back from
     */
    public static Summary write(Events events, Duration leftAlone, Instant now, Writer out) throws IOException {
        var export = new PairExport(events, leftAlone, now);
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord(Stream.of(
                        OF_A_REPORT.stream().map(name -> "a_" + name),
                        OF_A_REPORT.stream().map(name -> "b_" + name),
                        Stream.of("same", "source", "weak", "decided_at", "actor"))
                .flatMap(names -> names)
                .toList());
        export.pairs.forEach((pair, verdict) -> export.write(csv, pair, verdict));
        csv.flush();
        var written = new LinkedHashMap<String, Integer>();
        export.written.forEach((source, count) -> written.put(source.written(), count));
        return new Summary(written, export.leftOut);
    }

    private void write(CsvWriter csv, Pair pair, Verdict verdict) {
        var a = reports.get(pair.a());
        var b = reports.get(pair.b());
        if (a == null || b == null || confidential(pair.a()) || confidential(pair.b())) {
            leftOut++;
            return;
        }
        written.merge(verdict.source(), 1, Integer::sum);
        var row = new ArrayList<String>();
        row.addAll(report(pair.a(), a));
        row.addAll(report(pair.b(), b));
        row.addAll(List.of(
                Boolean.toString(verdict.same()),
                verdict.source().written(),
                Boolean.toString(verdict.source().weak()),
                verdict.at().toString(),
                text(verdict.actor())));
        csv.writeRecord(row);
    }

    /** Where nothing tells of a report, it is not for us to show. */
    private boolean confidential(String ownId) {
        return spoken.stay(ownId)
                .flatMap(stay -> standing.home(stay.caseId()))
                .map(Standing.Sorted::confidential)
                .orElse(true);
    }

    private List<String> report(String ownId, Report report) {
        var place = report.getPlace();
        return List.of(
                ownId.substring(ownId.lastIndexOf('.') + 1),
                report.getSite(),
                text(report.getTitle()),
                report.getText(),
                report.getSubmittedAt().toString(),
                text(place == null ? null : place.getLatitude()),
                text(place == null ? null : place.getLongitude()),
                text(place == null ? null : place.getAddress()),
                standing.find(ownId).map(Standing.Sorted::category).orElseGet(() -> text(report.getCategory())),
                report.getChannel().name());
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
