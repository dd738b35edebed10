package io.huiyin.sink.notify;

import io.huiyin.event.Policy;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.ChannelRules;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyVersions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhooks of the tenants' policies, by the version in force at the instant of a delivery: an address that was corrected
 * holds for what is waiting too. Of each version only the channels are kept.
 */
final class PolicyChannels implements Channels {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyChannels.class);
    private static final String WEBHOOK = "webhook";

    private final Optional<WebhookTarget> ofTheInstallation;
    private final Map<String, Map<Policy, List<ChannelRules>>> versions = new ConcurrentHashMap<>();

    PolicyChannels(Optional<WebhookTarget> ofTheInstallation) {
        this.ofTheInstallation = ofTheInstallation;
    }

    /** Takes a published version in. One that cannot be parsed has no channels. */
    void add(Policy policy) {
        var channels = channels(policy);
        var withoutText = Policy.newBuilder(policy).setDocument("").build();
        versions.computeIfAbsent(policy.getTenant(), tenant -> new ConcurrentHashMap<>())
                .put(withoutText, channels);
    }

    private static List<ChannelRules> channels(Policy policy) {
        return switch (PolicyLanguage.parse(policy.getDocument())) {
            case Parsed.Sound sound -> sound.rules().channels();
            case Parsed.Unsound unsound -> {
                LOG.atWarn()
                        .addKeyValue("tenant", policy.getTenant())
                        .addKeyValue("version", policy.getVersion())
                        .addKeyValue("problems", unsound.problems().size())
                        .log("a published policy cannot be parsed; it has no channels");
                yield List.of();
            }
        };
    }

    @Override
    public Optional<WebhookTarget> find(ChannelId channel, Instant now) {
        if (channel.isDefault()) {
            return ofTheInstallation;
        }
        var ofTenant = versions.getOrDefault(channel.tenant(), Map.of());
        var channels = PolicyVersions.inForce(ofTenant.keySet(), now)
                .map(policy -> ofTenant.getOrDefault(policy, List.of()))
                .orElseGet(() -> BuiltinPolicies.template().channels());
        return channels.stream()
                .filter(one -> one.name().equals(channel.name()) && one.kind().equals(WEBHOOK))
                .findFirst()
                .map(one -> new WebhookTarget(one.url(), one.secret()));
    }
}
