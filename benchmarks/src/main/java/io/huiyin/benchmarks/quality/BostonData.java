package io.huiyin.benchmarks.quality;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.huiyin.event.Place;
import io.huiyin.learn.duplicates.LabelledReports.Grouped;
import io.huiyin.learn.duplicates.ToldReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The requests to Boston's 311 line of July to October 2011 that have a place, and what its staff said of them.
 *
 * @param reports in the order in which they came, with title, type, place and time
 * @param reasons the coarser category of the city, by id
 * @param closedAsDuplicate ids of those whose closing note says duplicate
 * @param pairs two ids, the later one first, of which staff said that they are the same
 */
record BostonData(
        List<ToldReport> reports, Map<String, String> reasons, Set<String> closedAsDuplicate, List<Pair> pairs) {
    static final String REPORTS = "boston311-2011-jul-oct.csv.gz";
    static final String PAIRS = "boston311-duplicate-pairs-jul-oct.csv.gz";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    record Pair(String later, String earlier) {}

    /**
     * @param withState whether it is known when a case was closed, as it is in a stream that has the actions too
     */
    static BostonData read(Path reportsFile, Path pairsFile, boolean withState) throws IOException {
        var reports = new ArrayList<ToldReport>();
        var reasons = new HashMap<String, String>();
        var closed = new HashSet<String>();
        for (var row : CsvTable.read(reportsFile)) {
            if (!row.getField("location").isBlank()) {
                var report = report(row, withState);
                reports.add(report);
                reasons.put(report.id(), row.getField("reason"));
                if (row.getField("closure_reason").toLowerCase(Locale.ROOT).contains("dupl")) {
                    closed.add(report.id());
                }
            }
        }
        reports.sort(Comparator.comparing(ToldReport::time).thenComparing(ToldReport::id));
        var order = new HashMap<String, Integer>();
        reports.forEach(report -> order.put(report.id(), order.size()));
        var pairs = new ArrayList<Pair>();
        for (var row : CsvTable.read(pairsFile)) {
            var one = row.getField("dup_case");
            var other = row.getField("orig_case");
            if (order.containsKey(one) && order.containsKey(other)) {
                pairs.add(
                        order.getOrDefault(one, 0) > order.getOrDefault(other, 0)
                                ? new Pair(one, other)
                                : new Pair(other, one));
            }
        }
        return new BostonData(reports, reasons, closed, pairs);
    }

    /** The reports with the problem that each is about, as far as staff said: what is the same as a third is the same. */
    List<Grouped> grouped() {
        var leads = new HashMap<String, String>();
        pairs.forEach(pair -> leads.put(top(leads, pair.later()), top(leads, pair.earlier())));
        return reports.stream()
                .map(report -> new Grouped(report, top(leads, report.id())))
                .toList();
    }

    private static String top(Map<String, String> leads, String id) {
        var top = id;
        for (var next = leads.get(top); next != null && !next.equals(top); next = leads.get(top)) {
            top = next;
        }
        return top;
    }

    private static ToldReport report(NamedCsvRecord row, boolean withState) {
        var closedAt = row.getField("closed_dt");
        return new ToldReport(
                row.getField("case_enquiry_id"),
                "boston",
                row.getField("case_title"),
                row.getField("type"),
                instant(row.getField("open_dt")),
                new Place(
                        Double.valueOf(row.getField("latitude")),
                        Double.valueOf(row.getField("longitude")),
                        row.getField("location")),
                row.getField("type"),
                withState && !closedAt.isBlank() ? instant(closedAt) : null);
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local, TIME).atZone(ZONE).toInstant();
    }
}
