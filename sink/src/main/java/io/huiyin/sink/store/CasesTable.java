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
import io.huiyin.event.Clock;
import io.huiyin.event.Pause;
import io.huiyin.event.Place;
import io.huiyin.event.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables {@code cases} and {@code case_clocks}: the highest revision of every case stands. A tombstone removes the case. */
final class CasesTable implements Table<Case> {
    private static final Insertion<Case> CASES = Insertion.replacingOlder(
            "cases",
            "case_id",
            List.of(
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
                    integer("policy_version", Case::getPolicyVersion)));

    private static final Insertion<CaseClock> CLOCKS = Insertion.replacingOlder(
            "case_clocks",
            "case_id, name",
            List.of(
                    text("case_id", one -> one.of.getCaseId()),
                    text("name", one -> one.clock.getName()),
                    bigint("revision", one -> one.of.getRevision()),
                    text("status", one -> one.clock.getStatus()),
                    instant("started_at", one -> one.clock.getStartedAt()),
                    instant("deadline", one -> one.clock.getDeadline()),
                    text("source", one -> one.clock.getSource()),
                    bigint("target_millis", one -> one.clock.getTargetMillis()),
                    integer("generation", one -> one.clock.getGeneration()),
                    integer("steps_fired", one -> one.clock.getStepsFired()),
                    instant("stopped_at", one -> one.clock.getStoppedAt()),
                    instant("paused_at", one -> one.clock.getPausedAt()),
                    bigint("paused_millis", one -> one.clock.getPausedMillis()),
                    instant("breached_at", one -> one.clock.getBreachedAt()),
                    bigint("elapsed_millis", one -> one.clock.getElapsedMillis()),
                    integer("policy_version", one -> one.clock.getPolicyVersion()),
                    text("owner", one -> one.clock.getOwner()),
                    integer("repeats", one -> one.clock.getRepeats()),
                    instant("raised_at", one -> one.clock.getRaisedAt()),
                    integer("raised_reports", one -> one.clock.getRaisedReports()),
                    json("pauses", one -> pauses(one.clock.getPauses())),
                    bool("completable", one -> one.clock.getCompletable())));

    private static final String REMOVE_CLOCKS_THAT_ARE_GONE = """
            DELETE FROM case_clocks USING cases
            WHERE cases.case_id = ANY (?) AND case_clocks.case_id = cases.case_id
              AND case_clocks.revision < cases.revision""";

    private record CaseClock(Case of, Clock clock) {}

    private static String pauses(List<Pause> pauses) {
        return pauses.stream()
                .map(pause -> "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(pause.getFrom(), pause.getTo()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void write(Connection connection, List<Entry<Case>> entries) throws SQLException {
        var removed = new HashSet<String>();
        var latest = new HashMap<String, Case>();
        for (var entry : entries) {
            var one = entry.value();
            if (one == null) {
                removed.add(entry.key());
                latest.remove(entry.key());
            } else {
                latest.merge(one.getCaseId(), one, CasesTable::later);
            }
        }
        remove(connection, removed);
        var cases = List.copyOf(latest.values());
        CASES.execute(connection, cases);
        var clocks = new ArrayList<CaseClock>();
        cases.forEach(one -> one.getClocks().forEach(clock -> clocks.add(new CaseClock(one, clock))));
        CLOCKS.execute(connection, clocks);
        update(connection, REMOVE_CLOCKS_THAT_ARE_GONE, latest.keySet());
    }

    private static Case later(Case first, Case second) {
        return second.getRevision() >= first.getRevision() ? second : first;
    }

    private static void remove(Connection connection, Collection<String> caseIds) throws SQLException {
        update(connection, "DELETE FROM case_clocks WHERE case_id = ANY (?)", caseIds);
        update(connection, "DELETE FROM cases WHERE case_id = ANY (?)", caseIds);
    }

    private static void update(Connection connection, String sql, Collection<String> caseIds) throws SQLException {
        if (caseIds.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
            statement.executeUpdate();
        }
    }

    private static <T> @Nullable T why(Case one, Function<Reason, @Nullable T> part) {
        return one.getSeverityReason() == null ? null : part.apply(one.getSeverityReason());
    }

    private static <T> @Nullable T place(Case one, Function<Place, @Nullable T> part) {
        return one.getPlace() == null ? null : part.apply(one.getPlace());
    }
}
