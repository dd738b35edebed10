package io.huiyin.sink.duckdb;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.CountWindow;
import io.huiyin.event.Escalation;
import io.huiyin.event.PointsEntry;
import io.huiyin.event.Policy;
import io.huiyin.event.Surge;
import io.huiyin.sink.store.Layouts;
import io.huiyin.sink.store.Letter;
import io.huiyin.sink.store.Mirror;
import io.huiyin.sink.store.Table;

/** The tables of the file: those of {@link io.huiyin.sink.store.Tables}, column for column. */
public final class DuckDbTables {
    private DuckDbTables() {}

    /** All of them. */
    public static Mirror mirror() {
        return new Mirror(
                cases(),
                caseEvents(),
                confidentialTexts(),
                policies(),
                escalations(),
                countWindows(),
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

    /** {@code count_windows}. */
    public static Table<CountWindow> countWindows() {
        return MergeTable.ofStates(
                Merge.replacing("count_windows", Layouts.COUNT_WINDOW_KEY, Layouts.COUNT_WINDOWS),
                Layouts::countWindowKey);
    }

    /** {@code surges}. */
    public static Table<Surge> surges() {
        return MergeTable.ofFacts(Merge.keepingFirst("surges", "id", Layouts.SURGES), Surge::getId);
    }

    /** {@code points_entries}. */
    public static Table<PointsEntry> points() {
        return MergeTable.ofFacts(
                Merge.keepingFirst("points_entries", "id", Layouts.POINTS_ENTRIES), PointsEntry::getId);
    }

    /** {@code dead_letters}. */
    public static Table<Letter> deadLetters() {
        return new LettersTable();
    }
}
