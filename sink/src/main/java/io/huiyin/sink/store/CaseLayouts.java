package io.huiyin.sink.store;

import static io.huiyin.sink.store.Column.bigint;
import static io.huiyin.sink.store.Column.bool;
import static io.huiyin.sink.store.Column.decimal;
import static io.huiyin.sink.store.Column.instant;
import static io.huiyin.sink.store.Column.integer;
import static io.huiyin.sink.store.Column.json;
import static io.huiyin.sink.store.Column.text;
import static io.huiyin.sink.store.Column.texts;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.Escalation;
import io.huiyin.event.Pause;
import io.huiyin.event.Place;
import io.huiyin.event.Reason;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of the tables about cases, and where each value comes from: the same in every store that mirrors the topics. */
public final class CaseLayouts {
    /** {@code cases}. */
    public static final List<Column<Case>> CASES = List.of(
            text("case_id", Case::getCaseId),
            text("tenant", Case::getTenant),
            text("site", Case::getSite),
            text("reference", Case::getReference),
            bigint("revision", Case::getRevision),
            text("status", Case::getStatus),
            text("kind", Case::getKind),
            text("channel", Case::getChannel),
            text("category", Case::getCategory),
            text("severity", Case::getSeverity),
            text("owner", Case::getOwner),
            text("assignee", Case::getAssignee),
            bool("confidential", Case::getConfidential),
            text("reason_by", one -> one.getReason().getBy()),
            text("reason_name", one -> one.getReason().getName()),
            text("reason_evidence", one -> one.getReason().getEvidence()),
            decimal("reason_probability", one -> one.getReason().getProbability()),
            text("severity_reason_by", one -> why(one, Reason::getBy)),
            text("severity_reason_name", one -> why(one, Reason::getName)),
            text("severity_reason_evidence", one -> why(one, Reason::getEvidence)),
            decimal("severity_reason_probability", one -> why(one, Reason::getProbability)),
            texts("readers", Case::getReaders),
            text("reporter", Case::getReporter),
            text("title", Case::getTitle),
            text("excerpt", Case::getExcerpt),
            decimal("latitude", one -> place(one, Place::getLatitude)),
            decimal("longitude", one -> place(one, Place::getLongitude)),
            text("address", one -> place(one, Place::getAddress)),
            text("zone", Case::getZone),
            instant("opened_at", Case::getOpenedAt),
            instant("updated_at", Case::getUpdatedAt),
            instant("acknowledged_at", Case::getAcknowledgedAt),
            instant("answered_at", Case::getAnsweredAt),
            instant("closed_at", Case::getClosedAt),
            instant("snoozed_until", Case::getSnoozedUntil),
            instant("paused_until", Case::getPausedUntil),
            integer("reports", Case::getReports),
            instant("last_report_at", Case::getLastReportAt),
            texts("suggestions", Case::getSuggestions),
            text("merged_into", Case::getMergedInto),
            integer("reopened", Case::getReopened),
            integer("votes", Case::getVotes),
            integer("vote_sum", Case::getVoteSum),
            text("batch", Case::getBatch),
            bool("backfilled", Case::getBackfilled),
            integer("policy_version", Case::getPolicyVersion));

    /** {@code case_clocks}. */
    public static final List<Column<CaseClock>> CASE_CLOCKS = List.of(
            text("case_id", one -> one.of().getCaseId()),
            text("name", one -> one.clock().getName()),
            bigint("revision", one -> one.of().getRevision()),
            text("status", one -> one.clock().getStatus()),
            instant("started_at", one -> one.clock().getStartedAt()),
            instant("deadline", one -> one.clock().getDeadline()),
            text("source", one -> one.clock().getSource()),
            bigint("target_millis", one -> one.clock().getTargetMillis()),
            integer("generation", one -> one.clock().getGeneration()),
            integer("steps_fired", one -> one.clock().getStepsFired()),
            instant("stopped_at", one -> one.clock().getStoppedAt()),
            instant("paused_at", one -> one.clock().getPausedAt()),
            bigint("paused_millis", one -> one.clock().getPausedMillis()),
            instant("breached_at", one -> one.clock().getBreachedAt()),
            bigint("elapsed_millis", one -> one.clock().getElapsedMillis()),
            integer("policy_version", one -> one.clock().getPolicyVersion()),
            text("owner", one -> one.clock().getOwner()),
            integer("repeats", one -> one.clock().getRepeats()),
            instant("raised_at", one -> one.clock().getRaisedAt()),
            integer("raised_reports", one -> one.clock().getRaisedReports()),
            json("pauses", one -> pauses(one.clock().getPauses())),
            bool("completable", one -> one.clock().getCompletable()));

    /** {@code case_events}. */
    public static final List<Column<CaseEvent>> CASE_EVENTS = List.of(
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
            integer("policy_version", CaseEvent::getPolicyVersion),
            bool("confidential", CaseEvent::getConfidential),
            texts("readers", CaseEvent::getReaders));

    /** {@code confidential_texts}. */
    public static final List<Column<ConfidentialText>> CONFIDENTIAL_TEXTS = List.of(
            text("id", ConfidentialText::getId),
            text("case_id", ConfidentialText::getCaseId),
            text("tenant", ConfidentialText::getTenant),
            text("site", ConfidentialText::getSite),
            instant("at", ConfidentialText::getAt),
            text("event_id", ConfidentialText::getEventId),
            text("reference", ConfidentialText::getReference),
            text("actor", ConfidentialText::getActor),
            text("channel", ConfidentialText::getChannel),
            text("reporter", ConfidentialText::getReporter),
            text("title", ConfidentialText::getTitle),
            text("text", ConfidentialText::getText),
            text("address", ConfidentialText::getAddress),
            texts("readers", ConfidentialText::getReaders));

    /** {@code escalations}. */
    public static final List<Column<Escalation>> ESCALATIONS = List.of(
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
            integer("repeat", Escalation::getRepeat));

    private CaseLayouts() {}

    private static String pauses(List<Pause> pauses) {
        return pauses.stream()
                .map(pause -> "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(pause.getFrom(), pause.getTo()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static <T> @Nullable T why(Case one, Function<Reason, @Nullable T> part) {
        return one.getSeverityReason() == null ? null : part.apply(one.getSeverityReason());
    }

    private static <T> @Nullable T place(Case one, Function<Place, @Nullable T> part) {
        return one.getPlace() == null ? null : part.apply(one.getPlace());
    }
}
