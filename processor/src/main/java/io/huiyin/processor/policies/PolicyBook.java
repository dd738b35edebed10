package io.huiyin.processor.policies;

import io.huiyin.event.Policy;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.RunningClocks;
import io.huiyin.processor.clock.TrialRun;
import io.huiyin.processor.flow.Edition;
import io.huiyin.processor.flow.Policies;
import io.huiyin.processor.flow.PolicyInForce;
import io.huiyin.processor.versions.Stamped;
import io.huiyin.serde.Decoded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One task's view of the policies: parsed once, looked up by tenant and instant. A version that cannot be read is passed over, and said so in the log. */
public final class PolicyBook implements Policies {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyBook.class);

    private static final Comparator<Edition> LATER = Comparator.comparing(Edition::from)
            .thenComparing(edition -> edition.policy().version());

    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final PolicyFeed feed;
    private final Function<byte[], Decoded<Policy>> decoder;
    private final Map<String, Optional<Edition>> parsed = new HashMap<>();
    private final Map<String, List<Edition>> byTenant = new HashMap<>();
    private long seen = -1;

    public PolicyBook(ProcessorContext<?, ?> context, PolicyFeed feed, Function<byte[], Decoded<Policy>> decoder) {
        this.store = context.getStateStore(PolicyFeed.STORE);
        this.feed = feed;
        this.decoder = decoder;
    }

    @Override
    public PolicyInForce inForce(String tenant, Instant at) {
        Edition latest = null;
        for (var edition : editions(tenant)) {
            if (!edition.from().isAfter(at) && (latest == null || LATER.compare(edition, latest) > 0)) {
                latest = edition;
            }
        }
        return latest == null ? builtin(tenant) : latest.policy();
    }

    @Override
    public PolicyInForce version(String tenant, int version) {
        for (var edition : editions(tenant)) {
            if (edition.policy().version() == version) {
                return edition.policy();
            }
        }
        return builtin(tenant);
    }

    @Override
    public boolean registered(String tenant) {
        return !editions(tenant).isEmpty();
    }

    @Override
    public List<Edition> recomputing(String tenant, Instant by) {
        return feed.recomputing().contains(tenant)
                ? editions(tenant).stream()
                        .filter(edition -> edition.policy().rules().running() == RunningClocks.RECOMPUTE)
                        .filter(edition -> !edition.from().isAfter(by))
                        .sorted(LATER)
                        .toList()
                : List.of();
    }

    @Override
    public Set<String> recomputingTenants() {
        return feed.recomputing();
    }

    @Override
    public long editions() {
        return feed.editions();
    }

    private static PolicyInForce builtin(String tenant) {
        return new PolicyInForce(tenant, BuiltinPolicies.VERSION, BuiltinPolicies.template());
    }

    private List<Edition> editions(String tenant) {
        var now = feed.editions();
        if (now != seen) {
            byTenant.clear();
            seen = now;
        }
        return byTenant.computeIfAbsent(tenant, this::read);
    }

    private List<Edition> read(String tenant) {
        var editions = new ArrayList<Edition>();
        try (var found = store.prefixScan(tenant + "@", new StringSerializer())) {
            while (found.hasNext()) {
                var entry = found.next();
                var stamped = Stamped.of(entry.value);
                parsed.computeIfAbsent(
                                entry.key + " " + stamped.appendedAt().toEpochMilli(),
                                _key -> Optional.ofNullable(parse(tenant, entry.key, stamped)))
                        .ifPresent(editions::add);
            }
        }
        return editions;
    }

    private @Nullable Edition parse(String tenant, String key, Stamped stamped) {
        return switch (decoder.apply(stamped.value())) {
            case Decoded.Value<Policy> value -> edition(tenant, key, value.value(), stamped);
            case Decoded.Malformed<Policy> malformed -> passedOver(key, malformed.detail());
            case Decoded.UnknownSchema<Policy> unknown -> passedOver(key, unknown.detail());
        };
    }

    private static @Nullable Edition edition(String tenant, String key, Policy policy, Stamped stamped) {
        if (!key.equals(policy.getTenant() + "@" + policy.getVersion()) || policy.getVersion() < 1) {
            return passedOver(key, "its key must be tenant@version of what it says itself, and the version 1 or more");
        }
        return switch (PolicyLanguage.parse(policy.getDocument())) {
            case Parsed.Sound sound -> {
                var fault = TrialRun.fault(sound.rules(), stamped.appendedAt());
                if (fault.isPresent()) {
                    yield passedOver(key, fault.get());
                }
                yield new Edition(
                        new PolicyInForce(tenant, policy.getVersion(), sound.rules()),
                        stamped.from(policy.getEffectiveFrom()));
            }
            case Parsed.Unsound unsound ->
                passedOver(key, unsound.problems().getFirst().sentence());
        };
    }

    private static @Nullable Edition passedOver(String key, String why) {
        LOG.atError()
                .addKeyValue("policy", key)
                .addKeyValue("why", why)
                .log("a policy that cannot be used is passed over");
        return null;
    }
}
