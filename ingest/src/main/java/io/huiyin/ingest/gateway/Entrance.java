package io.huiyin.ingest.gateway;

import io.huiyin.check.EventCheck;
import io.huiyin.check.Problem;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.ingest.writer.Outlet;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * One route and the kind of event that comes in by it.
 *
 * @param path below {@code /v1/}
 * @param isOnCase whether the event is about a case that exists, which it may then name by {@code caseId}
 */
record Entrance<T extends SpecificRecord>(
        String path, Class<T> type, Schema schema, boolean isOnCase, Check<T> check, Locate<T> locate, Write<T> write) {

    /** What is wrong with an event. */
    interface Check<T> {
        List<Problem> check(T event, Instant now);
    }

    /** Where to look for it. */
    interface Locate<T> {
        EventAddress locate(T event);
    }

    /** How it is written. */
    interface Write<T> {
        CompletableFuture<RecordMetadata> write(Outlet outlet, T event);
    }

    static final Entrance<Report> REPORTS = new Entrance<>(
            "reports",
            Report.class,
            Report.SCHEMA$,
            false,
            EventCheck::check,
            report -> new EventAddress(
                    report.getEventId(),
                    report.getTenant(),
                    Optional.of(CaseId.ofFirstReport(report.getTenant(), report.getSite(), report.getEventId())),
                    "reports"),
            Outlet::write);

    static final Entrance<CaseAction> ACTIONS = new Entrance<>(
            "actions",
            CaseAction.class,
            CaseAction.SCHEMA$,
            true,
            EventCheck::check,
            action -> onCase(action.getEventId(), action.getTenant(), action.getSite(), action.getReference()),
            Outlet::write);

    static final Entrance<SatisfactionVote> VOTES = new Entrance<>(
            "votes",
            SatisfactionVote.class,
            SatisfactionVote.SCHEMA$,
            true,
            EventCheck::check,
            vote -> onCase(vote.getEventId(), vote.getTenant(), vote.getSite(), vote.getReference()),
            Outlet::write);

    static List<Entrance<?>> all() {
        return List.of(REPORTS, ACTIONS, VOTES);
    }

    private static EventAddress onCase(String eventId, String tenant, String site, String reference) {
        var caseId = Reference.parse(reference).map(parsed -> new CaseId(tenant, site, parsed));
        return new EventAddress(eventId, tenant, caseId, "cases");
    }
}
