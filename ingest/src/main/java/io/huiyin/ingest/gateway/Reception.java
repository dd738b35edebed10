package io.huiyin.ingest.gateway;

import io.huiyin.check.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Takes a request from its first byte to its answer: room, format, body, events, acceptance, reply. */
final class Reception {
    static final Duration WAIT_WHEN_DOWN = Duration.ofSeconds(5);
    static final Duration WAIT_WHEN_FULL = Duration.ofSeconds(1);
    static final String FULL = "Too many requests are at work. Come again in a moment.";
    static final String OVER_RATE = "More events than this client may send. Nothing of this request was taken.";

    private final GatewayConfig config;
    private final InstantSource clock;
    private final Acceptance acceptance;
    private final InFlight inFlight;

    Reception(GatewayConfig config, Acceptance acceptance, InFlight inFlight, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.acceptance = acceptance;
        this.inFlight = inFlight;
    }

    <T extends SpecificRecord> Answer receive(Entrance<T> entrance, Request request) throws IOException {
        var limit = config.limits().bodyBytes();
        if (request.length() > limit) {
            return tooLarge();
        }
        var place = inFlight.enter(request.length() < 0 ? limit : (int) request.length());
        if (place.isEmpty()) {
            return Answer.problem(503, FULL, List.of()).retryAfter(WAIT_WHEN_FULL);
        }
        try (var held = place.get()) {
            return read(entrance, request, held);
        }
    }

    private <T extends SpecificRecord> Answer read(Entrance<T> entrance, Request request, InFlight.Place held)
            throws IOException {
        var encoding = request.contentEncoding();
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Answer.problem(415, "Content-Encoding is '" + encoding + "'; send the body as it is.", List.of())
                    .with("Accept-Encoding", "identity");
        }
        var format = Format.of(request.contentType());
        if (format.isEmpty()) {
            var given = request.contentType() == null ? "missing" : "'" + request.contentType() + "'";
            return Answer.problem(415, "Content-Type is " + given + "; it must be " + Format.EXPECTED + ".", List.of())
                    .with("Accept-Post", "application/json, application/x-ndjson");
        }
        var limit = config.limits().bodyBytes();
        var bytes = request.body().readNBytes(limit + 1);
        if (bytes.length > limit) {
            return tooLarge();
        }
        var key = IdempotencyKey.of(request.idempotencyKey());
        if (key instanceof IdempotencyKey.Malformed malformed) {
            return Answer.problem(
                    400,
                    "The header Idempotency-Key cannot be read.",
                    List.of(new Problem(
                            "Idempotency-Key", malformed.value(), "one string of ASCII, as in \"e-2026-0001\"")));
        }
        return switch (RequestBody.parse(bytes, format.get())) {
            case RequestBody.Malformed malformed -> Answer.problem(400, malformed.detail(), List.of());
            case RequestBody.Single single ->
                events(entrance, request, List.of(new RequestBody.Item.Readable(single.event())), key, true);
            case RequestBody.Batch batch -> batch(entrance, request, batch.items(), key);
        };
    }

    private <T extends SpecificRecord> Answer batch(
            Entrance<T> entrance, Request request, List<RequestBody.Item> items, IdempotencyKey key) {
        if (items.isEmpty()) {
            return Answer.problem(400, "The body has no events. Send at least one.", List.of());
        }
        if (items.size() > config.limits().items()) {
            return Answer.problem(
                    413,
                    "The body has " + items.size() + " events; send at most "
                            + config.limits().items() + " at once.",
                    List.of());
        }
        if (key instanceof IdempotencyKey.Given given) {
            return Answer.problem(
                    400,
                    "The header Idempotency-Key is for a single object; give every event of a batch an eventId.",
                    List.of(new Problem("Idempotency-Key", given.value(), "left out with a batch")));
        }
        return events(entrance, request, items, key, false);
    }

    private <T extends SpecificRecord> Answer events(
            Entrance<T> entrance, Request request, List<RequestBody.Item> items, IdempotencyKey key, boolean isSingle) {
        var now = clock.instant();
        var postings = items.stream()
                .map(item -> new Posting<>(
                        entrance,
                        Admittance.decide(
                                entrance, item, key.key(), UUID.randomUUID().toString(), now)))
                .toList();
        return switch (acceptance.take(request.client(), postings, now)) {
            case Acceptance.Taken.OverRate over ->
                Answer.problem(429, OVER_RATE, List.of()).retryAfter(over.delay());
            case Acceptance.Taken.Settled settled ->
                isSingle
                        ? Reply.single(settled.outcomes().getFirst(), config.console())
                        : Reply.batch(settled.outcomes(), config.console());
        };
    }

    private Answer tooLarge() {
        return Answer.problem(
                413,
                "The body is larger than " + config.limits().bodyBytes() + " bytes. Send less at once.",
                List.of());
    }
}
