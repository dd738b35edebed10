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

/** The tables that mirror topics, column by column. */
public final class Tables {
    private Tables() {}

    /** All of them, without what would expire at once. */
    public static Mirror mirror(Retention retention) {
        return new Mirror(
                cases(),
                caseEvents(),
                confidentialTexts(),
                policies(),
                escalations(),
                countWindows(retention, InstantSource.system()),
                surges(),
                points(),
                deadLetters());
    }

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
                Insertion.replacing("count_windows", Layouts.COUNT_WINDOW_KEY, Layouts.COUNT_WINDOWS),
                Layouts::countWindowKey);
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
