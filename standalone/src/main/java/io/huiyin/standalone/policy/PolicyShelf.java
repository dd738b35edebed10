package io.huiyin.standalone.policy;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Policy;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.standalone.shelf.Shelf;
import io.huiyin.topic.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The topic of policies, read whole and written one version at a time. Two who publish for one tenant at the same moment may both take the next number; the later one then decides. */
public final class PolicyShelf {
    private final Shelf<Policy> shelf;

    public PolicyShelf(KafkaConnection kafka) {
        shelf = new Shelf<>(kafka, Topics.POLICIES, policy -> policy.getTenant() + "@" + policy.getVersion());
    }

    /** Every version of a tenant's rules, in the order of their numbers. Throws where Kafka does not answer. */
    public List<Policy> versions(String tenant) {
        return shelf.all().stream()
                .filter(policy -> policy.getTenant().equals(tenant))
                .sorted(Comparator.comparingInt(Policy::getVersion))
                .toList();
    }

    /** The version with the highest number; empty where the tenant lives by the built-in rules. */
    public Optional<Policy> latest(String tenant) {
        return versions(tenant).stream().max(Comparator.comparingInt(Policy::getVersion));
    }

    /** The version of a tenant's rules that decides at this instant; empty where it lives by the built-in ones. */
    public Optional<Policy> inForce(String tenant, Instant at) {
        return versions(tenant).stream()
                .filter(policy -> !policy.getEffectiveFrom().isAfter(at))
                .max(Comparator.comparing(Policy::getEffectiveFrom).thenComparingInt(Policy::getVersion));
    }

    /** Writes the next version and returns when the brokers have it. */
    public Policy publish(String tenant, String document, String by, Instant now, Instant effectiveFrom) {
        int latest = latest(tenant).map(Policy::getVersion).orElse(BuiltinPolicies.VERSION);
        var policy = Policy.newBuilder()
                .setTenant(tenant)
                .setVersion(latest + 1)
                .setEffectiveFrom(effectiveFrom)
                .setPublishedAt(now)
                .setPublishedBy(by)
                .setDocument(document)
                .build();
        shelf.put(policy);
        return policy;
    }
}
