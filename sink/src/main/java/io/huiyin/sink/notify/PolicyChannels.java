package io.huiyin.sink.notify;

import io.huiyin.event.Policy;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import io.huiyin.policy.PolicyVersions;
import io.huiyin.sink.notify.media.ChannelTarget;
import io.huiyin.sink.notify.media.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels of the tenants' policies, by the version in force at the instant of a delivery: an address that was corrected
 * holds for what is waiting too. Of each version only the channels are kept.
 */
final class PolicyChannels implements Channels {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyChannels.class);

    private final Optional<WebhookTarget> ofTheInstallation;
    private final Map<String, Map<Policy, List<ChannelTarget>>> versions = new ConcurrentHashMap<>();

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

    private static List<ChannelTarget> channels(Policy policy) {
        return switch (PolicyLanguage.parse(policy.getDocument())) {
            case Parsed.Sound sound -> targets(sound.rules());
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
    public Optional<ChannelTarget> find(ChannelId channel, Instant now) {
        if (channel.isDefault()) {
            return ofTheInstallation.map(
                    webhook -> ChannelTarget.webhook(channel.name(), webhook.url(), webhook.secret()));
        }
        var ofTenant = versions.getOrDefault(channel.tenant(), Map.of());
        var channels = PolicyVersions.inForce(ofTenant.keySet(), now)
                .map(policy -> ofTenant.getOrDefault(policy, List.of()))
                .orElseGet(() -> targets(BuiltinPolicies.template()));
        return channels.stream()
                .filter(one -> one.rules().name().equals(channel.name()))
                .findFirst();
    }

    private static List<ChannelTarget> targets(PolicyRules rules) {
        var readers = Readers.of(rules);
        return rules.channels().stream()
                .map(one -> new ChannelTarget(one, readers))
                .toList();
    }
}
