package io.huiyin.sink.store;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Escalation;
import io.huiyin.event.PointsEntry;
import io.huiyin.event.Policy;
import io.huiyin.event.Surge;
import io.huiyin.sink.Retention;
import java.time.InstantSource;
import java.util.List;

/** The tables that mirror topics, column by column. */
public final class Tables {
    private Tables() {}

    /** {@code cases} and {@code case_clocks}. */
    public static Table<Case> cases() {
        return new CasesTable();
    }

    /** {@code case_events}. */
    public static Table<CaseEvent> caseEvents() {
        return new CaseEventsTable();
    }

    /** {@code confidential_texts}. */
    public static Table<ConfidentialText> confidentialTexts() {
        return new ConfidentialTextsTable();
    }

    /** {@code policies}. */
    public static Table<Policy> policies() {
        return new PoliciesTable();
    }

    /** {@code escalations}. */
    public static Table<Escalation> escalations() {
        return new EscalationsTable();
    }

    /** {@code count_windows}, all of them. */
    public static Table<CountWindow> countWindows() {
        return countWindows(Retention.FOR_EVER, InstantSource.system());
    }

    /** {@code count_windows}, without those that would expire at once. */
    public static Table<CountWindow> countWindows(Retention retention, InstantSource clock) {
        return new PartitionedTable<>(
                windows(),
                one -> switch (one.getGrain()) {
                    case MINUTE -> "count_windows_minute";
                    case HOUR -> "count_windows_hour";
                    case DAY -> "count_windows_day";
                    case UNSPECIFIED -> "";
                },
                CountWindow::getWindowStart,
                table -> retention.keptFrom(table, clock.instant()));
    }

    private static Table<CountWindow> windows() {
        return RowTable.ofStates(
                Insertion.replacing(
                        "count_windows",
                        "tenant, site, category, channel, severity, grain, window_start",
                        Layouts.COUNT_WINDOWS),
                one -> List.of(
                        one.getTenant(),
                        one.getSite(),
                        one.getCategory(),
                        one.getChannel(),
                        one.getSeverity(),
                        one.getGrain(),
                        one.getWindowStart()));
    }

    /** {@code surges}. */
    public static Table<Surge> surges() {
        return RowTable.ofFacts(Insertion.keepingFirst("surges", "id", Layouts.SURGES), Surge::getId);
    }

    /** {@code points_entries}. */
    public static Table<PointsEntry> points() {
        return RowTable.ofFacts(
                Insertion.keepingFirst("points_entries", "id", Layouts.POINTS_ENTRIES), PointsEntry::getId);
    }

    /** {@code dead_letters}. */
    public static Table<Letter> deadLetters() {
        return new LettersTable();
    }
}
