package io.huiyin.ingest.gateway;

import io.huiyin.check.Problem;
import io.huiyin.ingest.writer.Outlet;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Takes events that were read to their outcome, whatever language they were told in: tenants, rate, broker. */
final class Acceptance {
    private final Optional<RateLimit> rate;
    private final Optional<RateLimiter> limiter;
    private final KnownTenants tenants;
    private final Delivery delivery;

    Acceptance(GatewayConfig config, Outlet outlet, KnownTenants tenants) {
        this.rate = config.limits().rate();
        this.limiter = rate.map(RateLimiter::new);
        this.tenants = tenants;
        this.delivery = new Delivery(outlet, config.writer().deliveryTimeout());
    }

    /** What came of the events of one request. */
    sealed interface Taken {
        /** Each has its outcome, in the order of the request. */
        record Settled(List<Outcome> outcomes) implements Taken {}

        /** The client is over its rate; nothing was taken. */
        record OverRate(Duration delay) implements Taken {}
    }

    /** @param client what the rate limit counts by, unless it counts by tenant */
    Taken take(String client, List<? extends Posting<?>> asked, Instant now) {
        var postings = asked.stream().map(this::ofKnownTenant).toList();
        var wait = waitFor(client, postings, now);
        return wait.isZero() ? new Taken.Settled(delivery.deliver(postings)) : new Taken.OverRate(wait);
    }

    private <T extends SpecificRecord> Posting<T> ofKnownTenant(Posting<T> posting) {
        return posting.address()
                .flatMap(address -> this.<T>objection(address.tenant()))
                .map(refused -> new Posting<>(posting.entrance(), refused))
                .orElse(posting);
    }

    private <T extends SpecificRecord> Optional<Admission<T>> objection(String tenant) {
        return switch (tenants.standing(tenant)) {
            case KNOWN -> Optional.empty();
            case UNKNOWN ->
                Optional.of(Admittance.refused(
                        List.of(new Problem("tenant", tenant, "a tenant with a policy in this installation"))));
            case NOT_LOADED ->
                Optional.of(new Admission.Refused<>(
                        503, "The policies have not been read yet. Come again in a moment.", List.of()));
        };
    }

    private Duration waitFor(String client, List<? extends Posting<?>> postings, Instant now) {
        if (limiter.isEmpty()) {
            return Duration.ZERO;
        }
        var asked = new HashMap<String, Integer>();
        if (rate.orElseThrow().by() == RateLimit.By.TENANT) {
            for (var posting : postings) {
                posting.address().ifPresent(address -> asked.merge(address.tenant(), 1, Integer::sum));
            }
        } else {
            asked.putAll(Map.of(client, postings.size()));
        }
        return limiter.get().take(asked, now);
    }
}
