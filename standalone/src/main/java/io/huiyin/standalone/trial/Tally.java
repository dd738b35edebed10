package io.huiyin.standalone.trial;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Escalation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** What one run comes to, folded as it is told; of each case only how it stands is kept. For one thread. */
final class Tally implements Consumer<SpecificRecord> {
    private final Instant end;
    private final ZoneId zone;
    private final Consumer<Raised> raised;
    private final Map<String, Kept> cases = new HashMap<>();
    private final Map<String, Load> load = new TreeMap<>();
    private final Map<Cell, Cell> cells = new HashMap<>();
    private long escalations;
    private long pages;

    /** What is kept of a case: its clocks only where it stands on its own. */
    private record Kept(boolean merged, int reports, Map<Cell, Outcome> clocks) {}

    /** A category's cases of one clock. */
    record Cell(String clock, String category) {}

    /**
     * The sums.
     *
     * @param reports that came to a case, reposts left out
     * @param cases that stand on their own
     * @param outcomes how the clocks of those cases stand, by clock and category
     * @param load paged escalations by person
     */
    public record Sums(
            long reports,
            long cases,
            long escalations,
            long pages,
            Map<Cell, Map<Outcome, Long>> outcomes,
            Map<String, Load> load) {

        long duplicates() {
            return reports - cases;
        }
    }

    /**
     * @param end when the trial ends: what is open then is overdue or not
     * @param zone in which hours of the day are counted
     * @param raised hears of every escalation
     */
    Tally(Instant end, ZoneId zone, Consumer<Raised> raised) {
        this.end = end;
        this.zone = zone;
        this.raised = raised;
    }

    @Override
    public void accept(SpecificRecord event) {
        if (event instanceof Case subject) {
            cases.put(subject.getCaseId(), kept(subject));
        } else if (event instanceof Escalation escalation) {
            take(Raised.of(escalation));
        }
    }

    private void take(Raised one) {
        escalations++;
        if (one.paged()) {
            pages++;
            for (var person : one.recipients()) {
                load.computeIfAbsent(person, _person -> new Load(zone)).add(one.raisedAt());
            }
        }
        raised.accept(one);
    }

    private Kept kept(Case subject) {
        if (subject.getStatus() == CaseStatus.MERGED) {
            return new Kept(true, subject.getReports(), Map.of());
        }
        var clocks = new HashMap<Cell, Outcome>();
        for (var clock : subject.getClocks()) {
            var cell = new Cell(clock.getName(), subject.getCategory());
            clocks.put(cells.computeIfAbsent(cell, same -> same), Outcome.of(clock, end));
        }
        return new Kept(false, subject.getReports(), Map.copyOf(clocks));
    }

    Sums sums() {
        long reports = 0;
        long standing = 0;
        var outcomes = new HashMap<Cell, Map<Outcome, Long>>();
        for (var kept : cases.values()) {
            standing += kept.merged() ? 0 : 1;
            reports += kept.merged() ? 0 : kept.reports();
            kept.clocks()
                    .forEach((cell, outcome) -> outcomes.computeIfAbsent(cell, _cell -> new EnumMap<>(Outcome.class))
                            .merge(outcome, 1L, Long::sum));
        }
        return new Sums(reports, standing, escalations, pages, outcomes, load);
    }
}
