package io.huiyin.ingest.gateway;

import io.huiyin.check.Problem;
import io.huiyin.ingest.writer.Outlet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Takes a request from its first byte to its answer: room, format, body, events, rate, tenants, broker, reply. */
final class Reception {
    private static final Duration WAIT_WHEN_FULL = Duration.ofSeconds(1);

    private final GatewayConfig config;
    private final InstantSource clock;
    private final KnownTenants tenants;
    private final Delivery delivery;
    private final InFlight inFlight;
    private final Optional<RateLimiter> limiter;

    Reception(GatewayConfig config, Outlet outlet, KnownTenants tenants, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.tenants = tenants;
        this.delivery = new Delivery(outlet, config.writer().deliveryTimeout());
        this.inFlight = new InFlight(config.limits());
        this.limiter = config.limits().rate().map(RateLimiter::new);
    }

    <T extends SpecificRecord> Answer receive(Entrance<T> entrance, Request request) throws IOException {
        var limit = config.limits().bodyBytes();
        if (request.length() > limit) {
            return tooLarge();
        }
        var place = inFlight.enter(request.length() < 0 ? limit : (int) request.length());
        if (place.isEmpty()) {
            return Answer.problem(503, "Too many requests are at work. Come again in a moment.", List.of())
                    .retryAfter(WAIT_WHEN_FULL);
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
        var admissions = items.stream()
                .map(item -> Admittance.decide(
                        entrance, item, key.key(), UUID.randomUUID().toString(), now))
                .map(this::ofKnownTenant)
                .toList();
        var wait = waitFor(request, admissions, now);
        if (!wait.isZero()) {
            return Answer.problem(
                            429, "More events than this client may send. Nothing of this request was taken.", List.of())
                    .retryAfter(wait);
        }
        var outcomes = delivery.deliver(entrance, admissions);
        return isSingle ? Reply.single(outcomes.getFirst(), config.console()) : Reply.batch(outcomes, config.console());
    }

    private <T extends SpecificRecord> Admission<T> ofKnownTenant(Admission<T> admission) {
        if (!(admission instanceof Admission.Admitted<T> admitted)) {
            return admission;
        }
        var tenant = admitted.address().tenant();
        return switch (tenants.standing(tenant)) {
            case KNOWN -> admission;
            case UNKNOWN ->
                Admittance.refused(
                        List.of(new Problem("tenant", tenant, "a tenant with a policy in this installation")));
            case NOT_LOADED ->
                new Admission.Refused<>(503, "The policies have not been read yet. Come again in a moment.", List.of());
        };
    }

    private <T extends SpecificRecord> Duration waitFor(Request request, List<Admission<T>> admissions, Instant now) {
        if (limiter.isEmpty()) {
            return Duration.ZERO;
        }
        var asked = new HashMap<String, Integer>();
        if (config.limits().rate().orElseThrow().by() == RateLimit.By.TENANT) {
            for (var admission : admissions) {
                if (admission instanceof Admission.Admitted<T> admitted) {
                    asked.merge(admitted.address().tenant(), 1, Integer::sum);
                }
            }
        } else {
            asked.putAll(Map.of(request.client(), admissions.size()));
        }
        return limiter.get().take(asked, now);
    }

    private Answer tooLarge() {
        return Answer.problem(
                413,
                "The body is larger than " + config.limits().bodyBytes() + " bytes. Send less at once.",
                List.of());
    }
}
