package io.huiyin.ingest.gateway;

import io.huiyin.ingest.gateway.adapter.Adapter;
import io.huiyin.ingest.gateway.adapter.Call;
import io.huiyin.ingest.gateway.adapter.Event;
import io.huiyin.ingest.gateway.adapter.FieldNames;
import io.huiyin.ingest.gateway.adapter.Keys;
import io.huiyin.ingest.gateway.adapter.Reading;
import io.huiyin.ingest.gateway.adapter.Refusal;
import io.huiyin.ingest.gateway.adapter.Reply;
import io.huiyin.ingest.gateway.adapter.Result;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Takes a request in another system's language from its first byte to its answer, by the same room and the same acceptance as our own. */
final class Translation {
    private final GatewayConfig config;
    private final InstantSource clock;
    private final Acceptance acceptance;
    private final InFlight inFlight;

    Translation(GatewayConfig config, Acceptance acceptance, InFlight inFlight, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.acceptance = acceptance;
        this.inFlight = inFlight;
    }

    /** @param call without its body, which {@code request} has */
    Reply receive(Adapter adapter, Call call, Request request) throws IOException {
        int limit = Math.min(config.limits().bodyBytes(), adapter.mostBytes());
        if (request.length() > limit) {
            return adapter.refuse(call, tooLarge(limit));
        }
        var place = inFlight.enter(request.length() < 0 ? limit : (int) request.length());
        if (place.isEmpty()) {
            return adapter.refuse(call, Refusal.later(503, Reception.FULL, Reception.WAIT_WHEN_FULL));
        }
        try (var _held = place.get()) {
            var encoding = request.contentEncoding();
            if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
                return adapter.refuse(
                        call, Refusal.of(415, "Content-Encoding is '" + encoding + "'; send the body as it is."));
            }
            var bytes = request.body().readNBytes(limit + 1);
            return bytes.length > limit
                    ? adapter.refuse(call, tooLarge(limit))
                    : read(adapter, call.with(bytes), request.client());
        }
    }

    private Reply read(Adapter adapter, Call call, String client) {
        var now = clock.instant();
        return switch (adapter.read(call, now)) {
            case Reading.Refused refused -> adapter.refuse(call, refused.refusal());
            case Reading.Events told -> {
                int most = config.limits().items();
                if (!config.keys().allow(told.key(), call.tenant(), call.site())) {
                    yield adapter.refuse(call, Keys.refusal(told.key(), call.tenant(), call.site()));
                }
                yield told.events().size() > most
                        ? adapter.refuse(
                                call,
                                Refusal.of(
                                        413,
                                        "The body has " + told.events().size() + " events; send at most " + most
                                                + " at once."))
                        : take(adapter, call, client, told, now);
            }
        };
    }

    private Reply take(Adapter adapter, Call call, String client, Reading.Events told, Instant now) {
        var events = told.events();
        var postings = events.stream().map(event -> posting(event, now)).toList();
        return switch (acceptance.take(client, postings, now)) {
            case Acceptance.Taken.OverRate over ->
                adapter.refuse(call, Refusal.later(429, Reception.OVER_RATE, over.delay()));
            case Acceptance.Taken.Settled settled -> {
                var results = new ArrayList<Result>(events.size());
                for (int i = 0; i < events.size(); i++) {
                    results.add(result(names(events.get(i)), settled.outcomes().get(i)));
                }
                yield told.answer().to(results);
            }
        };
    }

    private static Posting<?> posting(Event event, Instant now) {
        return switch (event) {
            case Event.Wrong wrong ->
                new Posting<>(
                        Entrance.REPORTS, new Admission.Refused<>(wrong.status(), wrong.detail(), wrong.problems()));
            case Event.Told told ->
                switch (told.sort()) {
                    case REPORT -> posting(Entrance.REPORTS, told, now);
                    case ACTION -> posting(Entrance.ACTIONS, told, now);
                    case VOTE -> posting(Entrance.VOTES, told, now);
                };
        };
    }

    private static <T extends SpecificRecord> Posting<T> posting(Entrance<T> entrance, Event.Told told, Instant now) {
        var item = new RequestBody.Item.Readable(told.json());
        var admission = Admittance.decide(
                entrance, item, Optional.empty(), UUID.randomUUID().toString(), now);
        return new Posting<>(entrance, admission);
    }

    private static FieldNames names(Event event) {
        return switch (event) {
            case Event.Told told -> told.names();
            case Event.Wrong _wrong -> FieldNames.of(Map.of());
        };
    }

    private Result result(FieldNames names, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                new Result.Accepted(
                        accepted.address().caseId(), accepted.address().json(config.console()));
            case Outcome.Refused refused -> {
                var problems = refused.problems().stream().map(names::translate).toList();
                yield new Result.Refused(
                        refused.status() == 503
                                ? Refusal.later(503, refused.detail(), Reception.WAIT_WHEN_DOWN)
                                : problems.isEmpty()
                                        ? Refusal.of(refused.status(), refused.detail())
                                        : Refusal.fields(refused.status(), problems));
            }
        };
    }

    private static Refusal tooLarge(int limit) {
        return Refusal.of(413, "The body is larger than " + limit + " bytes. Send less at once.");
    }
}
