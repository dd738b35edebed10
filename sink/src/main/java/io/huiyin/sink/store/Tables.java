package io.huiyin.sink.store;

import static io.huiyin.sink.store.Column.bigint;
import static io.huiyin.sink.store.Column.bool;
import static io.huiyin.sink.store.Column.decimal;
import static io.huiyin.sink.store.Column.instant;
import static io.huiyin.sink.store.Column.integer;
import static io.huiyin.sink.store.Column.json;
import static io.huiyin.sink.store.Column.text;
import static io.huiyin.sink.store.Column.texts;
import static java.util.stream.Collectors.joining;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.CountWindow;
import io.huiyin.event.DurationSketch;
import io.huiyin.event.Escalation;
import io.huiyin.event.NewWord;
import io.huiyin.event.PointsEntry;
import io.huiyin.event.Policy;
import io.huiyin.event.Surge;
import io.huiyin.json.EventJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** {@code count_windows}. */
    public static Table<CountWindow> countWindows() {
        return RowTable.ofStates(
                Insertion.replacing(
                        "count_windows",
                        "tenant, site, category, channel, severity, grain, window_start",
                        List.of(
                                text("tenant", CountWindow::getTenant),
                                text("site", CountWindow::getSite),
                                text("category", CountWindow::getCategory),
                                text("channel", CountWindow::getChannel),
                                text("severity", CountWindow::getSeverity),
                                text("grain", CountWindow::getGrain),
                                instant("window_start", CountWindow::getWindowStart),
                                instant("window_end", CountWindow::getWindowEnd),
                                bigint("reports", CountWindow::getReports),
                                bigint("cases", CountWindow::getCases),
                                bigint("duplicates", CountWindow::getDuplicates),
                                bigint("answered_in_time", CountWindow::getAnsweredInTime),
                                bigint("answered_late", CountWindow::getAnsweredLate),
                                bigint("answered_untargeted", CountWindow::getAnsweredUntargeted),
                                bigint("open", CountWindow::getOpen),
                                bigint("open_untargeted", CountWindow::getOpenUntargeted),
                                bigint("cancelled", CountWindow::getCancelled),
                                bigint("overdue", CountWindow::getOverdue),
                                bigint("escalations", CountWindow::getEscalations),
                                bigint("votes", CountWindow::getVotes),
                                json("response_wall", one -> sketch(one.getResponseWall())),
                                json("response_business", one -> sketch(one.getResponseBusiness())))),
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
        return RowTable.ofFacts(
                Insertion.keepingFirst(
                        "surges",
                        "id",
                        List.of(
                                text("id", Surge::getId),
                                text("tenant", Surge::getTenant),
                                text("site", Surge::getSite),
                                text("category", Surge::getCategory),
                                instant("window_start", Surge::getWindowStart),
                                instant("window_end", Surge::getWindowEnd),
                                bigint("observed", Surge::getObserved),
                                decimal("expected", Surge::getExpected),
                                decimal("tail", Surge::getTail),
                                texts("sample_case_ids", Surge::getSampleCaseIds),
                                json("new_words", one -> words(one.getNewWords())),
                                decimal("false_alarm_rate", Surge::getFalseAlarmRate),
                                bool("backfilled", Surge::getBackfilled))),
                Surge::getId);
    }

    /** {@code points_entries}. */
    public static Table<PointsEntry> points() {
        return RowTable.ofFacts(
                Insertion.keepingFirst(
                        "points_entries",
                        "id",
                        List.of(
                                text("id", PointsEntry::getId),
                                text("tenant", PointsEntry::getTenant),
                                text("reporter", PointsEntry::getReporter),
                                integer("points", PointsEntry::getPoints),
                                text("reason", PointsEntry::getReason),
                                text("case_id", PointsEntry::getCaseId),
                                text("reference", PointsEntry::getReference),
                                instant("at", PointsEntry::getAt),
                                integer("policy_version", PointsEntry::getPolicyVersion))),
                PointsEntry::getId);
    }

    /** {@code dead_letters}. */
    public static Table<Letter> deadLetters() {
        return new LettersTable();
    }

    private static String words(List<NewWord> words) {
        return words.stream().map(word -> EventJson.write(word).toString()).collect(joining(",", "[", "]"));
    }

    private static @Nullable String sketch(@Nullable DurationSketch sketch) {
        return sketch == null
                ? null
                : "{\"buckets\":" + sketch.getBuckets() + ",\"counts\":" + sketch.getCounts() + "}";
    }
}
