package io.huiyin.benchmarks.quality;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import io.huiyin.event.Surge;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.PolicyInForce;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether the storm days of 2011 stand out in the service requests of Boston, by the stages of the pipeline that watch for surges: the
 * rank of each day among all days by surges that were said of it, most first.
 */
public final class Storms implements QualityJob {
    private static final String FILE = "boston311-2011-jul-oct.csv.gz";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDate IRENE = LocalDate.of(2011, 8, 28);
    private static final LocalDate SNOW = LocalDate.of(2011, 10, 30);
    private static final PolicyInForce POLICY = new PolicyInForce("boston", 0, BuiltinPolicies.template());
    private static final int TOP = 12;
    private static final int TICKS = 200;

    @Override
    public String name() {
        return "storms";
    }

    @Override
    public List<QualityRow> run(QualityContext context) throws IOException {
        var file = context.publicFile(FILE);
        if (file.isEmpty()) {
            return List.of(QualityRow.absent("Boston, storm days of 2011", FILE));
        }
        var requests = CsvTable.read(file.get()).stream()
                .sorted(Comparator.comparing(row -> row.getField("open_dt")))
                .toList();
        var surges = surges(requests);
        surges.stream()
                .sorted(Comparator.comparingDouble(Surge::getTail))
                .limit(TOP)
                .forEach(surge -> context.out().println(line(surge)));
        var said = surges.stream().collect(groupingBy(Storms::date, counting()));
        var counted = requests.stream()
                .collect(groupingBy(row -> opened(row).atZone(ZONE).toLocalDate(), counting()));
        long districts = surges.stream()
                .filter(surge ->
                        date(surge).equals(IRENE) && surge.getCategory().isEmpty())
                .filter(surge -> surge.getNewWords().stream()
                        .anyMatch(word -> word.getWord().equals("tree")))
                .map(Surge::getSite)
                .distinct()
                .count();
        return List.of(
                row(
                        requests,
                        "28 August, Tropical Storm Irene: rank of the day",
                        rank(said, IRENE),
                        rank(counted, IRENE)),
                row(requests, "30 October, snow storm: rank of the day", rank(said, SNOW), rank(counted, SNOW)),
                new QualityRow(
                        "Boston, surges",
                        requests.size(),
                        "28 August: districts whose new words have 'tree'",
                        (double) districts,
                        "more than 5 of 12",
                        ""));
    }

    private static QualityRow row(List<NamedCsvRecord> requests, String figure, long rank, long plain) {
        return new QualityRow(
                "Boston, surges", requests.size(), figure, (double) rank, "of 123 days", "by plain number: " + plain);
    }

    /** 1 for the day that has the most. */
    private static long rank(Map<LocalDate, Long> days, LocalDate day) {
        long its = days.getOrDefault(day, 0L);
        return 1 + days.values().stream().filter(other -> other > its).count();
    }

    private static LocalDate date(Surge surge) {
        return LocalDate.ofInstant(surge.getWindowStart(), ZONE);
    }

    private static String line(Surge surge) {
        return "%s: %d where %.1f were expected, tail %.0e, new: %s"
                .formatted(
                        surge.getId(),
                        surge.getObserved(),
                        surge.getExpected(),
                        surge.getTail(),
                        surge.getNewWords().stream().map(word -> word.getWord()).toList());
    }

    private static List<Surge> surges(List<NamedCsvRecord> requests) {
        try (var stages = new SurgeStages()) {
            requests.forEach(row -> stages.tell(change(row)));
            var end = Instant.parse("2011-11-02T00:00:00Z");
            for (int second = 0; second < TICKS; second++) {
                stages.tick(end.plusSeconds(second));
            }
            return stages.surges();
        }
    }

    private static Instant opened(NamedCsvRecord row) {
        return LocalDateTime.parse(row.getField("open_dt"), FORM).atZone(ZONE).toInstant();
    }

    private static CaseChange change(NamedCsvRecord row) {
        var at = opened(row);
        var district = row.getField("police_district").strip().toLowerCase(Locale.ROOT);
        var site = district.isEmpty() ? "citywide" : district.replaceAll("[^a-z0-9]+", "-");
        var reference = row.getField("case_enquiry_id");
        var subject = Case.newBuilder()
                .setCaseId("boston." + site + "." + reference)
                .setTenant("boston")
                .setSite(site)
                .setReference(reference)
                .setRevision(1)
                .setStatus(CaseStatus.OPEN)
                .setKind(Kind.FEEDBACK)
                .setChannel(Channel.IMPORT)
                .setCategory(row.getField("reason"))
                .setSeverity(Severity.NORMAL)
                .setReason(new Reason("producer", "", "", null))
                .setExcerpt("")
                .setZone(ZONE.getId())
                .setOpenedAt(at)
                .setUpdatedAt(at)
                .setLastReportAt(at)
                .setClocks(List.of())
                .setBackfilled(true)
                .build();
        var event = CaseEvent.newBuilder()
                .setId(subject.getCaseId() + "/1")
                .setCaseId(subject.getCaseId())
                .setTenant("boston")
                .setSite(site)
                .setKind(CaseEventKind.OPENED)
                .setAt(at)
                .setRevision(1)
                .setText("%s\n%s, %s"
                        .formatted(row.getField("case_title"), row.getField("type"), row.getField("location")))
                .build();
        return new CaseChange(at, POLICY, null, subject, List.of(event), List.of());
    }
}
