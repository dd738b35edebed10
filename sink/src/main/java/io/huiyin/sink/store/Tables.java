package io.huiyin.sink.store;

import static io.huiyin.sink.store.Column.bigint;
import static io.huiyin.sink.store.Column.bool;
import static io.huiyin.sink.store.Column.bytes;
import static io.huiyin.sink.store.Column.decimal;
import static io.huiyin.sink.store.Column.instant;
import static io.huiyin.sink.store.Column.integer;
import static io.huiyin.sink.store.Column.json;
import static io.huiyin.sink.store.Column.text;
import static io.huiyin.sink.store.Column.texts;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CountWindow;
import io.huiyin.event.DurationSketch;
import io.huiyin.event.Escalation;
import io.huiyin.event.PointsEntry;
import io.huiyin.event.Surge;
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
        return RowTable.ofFacts(
                Insertion.keepingFirst(
                        "case_events",
                        "id",
                        List.of(
                                text("id", CaseEvent::getId),
                                text("case_id", CaseEvent::getCaseId),
                                text("tenant", CaseEvent::getTenant),
                                text("site", CaseEvent::getSite),
                                text("kind", CaseEvent::getKind),
                                instant("at", CaseEvent::getAt),
                                bigint("revision", CaseEvent::getRevision),
                                text("event_id", CaseEvent::getEventId),
                                text("reference", CaseEvent::getReference),
                                text("actor", CaseEvent::getActor),
                                text("channel", CaseEvent::getChannel),
                                text("reporter", CaseEvent::getReporter),
                                text("text", CaseEvent::getText),
                                text("why", CaseEvent::getWhy),
                                text("other_case_id", CaseEvent::getOtherCaseId),
                                decimal("score", CaseEvent::getScore),
                                text("clock", CaseEvent::getClock),
                                instant("old_deadline", CaseEvent::getOldDeadline),
                                instant("new_deadline", CaseEvent::getNewDeadline),
                                integer("policy_version", CaseEvent::getPolicyVersion))),
                CaseEvent::getId);
    }

    /** {@code escalations}. */
    public static Table<Escalation> escalations() {
        return RowTable.ofFacts(
                Insertion.keepingFirst(
                        "escalations",
                        "id",
                        List.of(
                                text("id", Escalation::getId),
                                text("case_id", Escalation::getCaseId),
                                text("tenant", Escalation::getTenant),
                                text("site", Escalation::getSite),
                                text("kind", Escalation::getKind),
                                text("clock", Escalation::getClock),
                                text("step", Escalation::getStep),
                                integer("step_index", Escalation::getStepIndex),
                                integer("generation", Escalation::getGeneration),
                                instant("due_at", Escalation::getDueAt),
                                instant("deadline", Escalation::getDeadline),
                                instant("raised_at", Escalation::getRaisedAt),
                                bool("paged", Escalation::getPaged),
                                texts("audience", Escalation::getAudience),
                                texts("channels", Escalation::getChannels),
                                text("reason", Escalation::getReason),
                                text("title", Escalation::getTitle),
                                text("excerpt", Escalation::getExcerpt),
                                text("category", Escalation::getCategory),
                                text("severity", Escalation::getSeverity),
                                text("owner", Escalation::getOwner),
                                text("assignee", Escalation::getAssignee),
                                integer("reports", Escalation::getReports),
                                integer("policy_version", Escalation::getPolicyVersion),
                                texts("recipients", Escalation::getRecipients),
                                integer("repeat", Escalation::getRepeat))),
                Escalation::getId);
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
                                texts("sample_case_ids", Surge::getSampleCaseIds))),
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
        return RowTable.ofFacts(
                Insertion.keepingFirst(
                        "dead_letters",
                        "topic, partition, record_offset",
                        List.of(
                                text("topic", Letter::topic),
                                integer("partition", Letter::partition),
                                bigint("record_offset", Letter::offset),
                                instant("recorded_at", Letter::recordedAt),
                                text("reason", Letter::reason),
                                text("detail", Letter::detail),
                                text("stage", Letter::stage),
                                bytes("key", Letter::key),
                                bytes("value", Letter::value),
                                integer("letter_partition", Letter::letterPartition),
                                bigint("letter_offset", Letter::letterOffset),
                                instant("rejected_at", Letter::rejectedAt))),
                one -> List.of(one.topic(), one.partition(), one.offset()));
    }

    private static @Nullable String sketch(@Nullable DurationSketch sketch) {
        return sketch == null
                ? null
                : "{\"buckets\":" + sketch.getBuckets() + ",\"counts\":" + sketch.getCounts() + "}";
    }
}
