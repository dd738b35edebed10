package io.huiyin.sink.notify;

import io.huiyin.event.Policy;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import io.huiyin.policy.PolicyVersions;
import io.huiyin.policy.SilenceRules;
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
 * holds for what is waiting too, and so does a silence. Of each version only these are kept.
 */
final class PolicyChannels implements Channels {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyChannels.class);

    private final Optional<WebhookTarget> ofTheInstallation;
    private final Map<String, Map<Policy, Edition>> versions = new ConcurrentHashMap<>();

    PolicyChannels(Optional<WebhookTarget> ofTheInstallation) {
        this.ofTheInstallation = ofTheInstallation;
    }

    /** What a version says about channels. */
    private record Edition(List<ChannelTarget> targets, List<SilenceRules> silences) {
        static final Edition NONE = new Edition(List.of(), List.of());

        static Edition of(PolicyRules rules) {
            var readers = Readers.of(rules);
            var targets = rules.channels().stream()
                    .map(one -> new ChannelTarget(one, readers))
                    .toList();
            return new Edition(targets, rules.silences());
        }
    }

    /** Takes a published version in. One that cannot be parsed has no channels. */
    void add(Policy policy) {
        var edition = edition(policy);
        var withoutText = Policy.newBuilder(policy).setDocument("").build();
        versions.computeIfAbsent(policy.getTenant(), tenant -> new ConcurrentHashMap<>())
                .put(withoutText, edition);
    }

    private static Edition edition(Policy policy) {
        return switch (PolicyLanguage.parse(policy.getDocument())) {
            case Parsed.Sound sound -> Edition.of(sound.rules());
            case Parsed.Unsound unsound -> {
                LOG.atWarn()
                        .addKeyValue("tenant", policy.getTenant())
                        .addKeyValue("version", policy.getVersion())
                        .addKeyValue("problems", unsound.problems().size())
                        .log("a published policy cannot be parsed; it has no channels");
                yield Edition.NONE;
            }
        };
    }

    @Override
    public Optional<ChannelTarget> find(ChannelId channel, Instant now) {
        if (channel.isDefault()) {
            return ofTheInstallation.map(
                    webhook -> ChannelTarget.webhook(channel.name(), webhook.url(), webhook.secret()));
        }
        return inForce(channel, now).targets.stream()
                .filter(one -> one.rules().name().equals(channel.name()))
                .findFirst();
    }

    @Override
    public List<SilenceRules> silences(ChannelId channel, Instant now) {
        return channel.isDefault() ? List.of() : inForce(channel, now).silences;
    }

    private Edition inForce(ChannelId channel, Instant now) {
        var ofTenant = versions.getOrDefault(channel.tenant(), Map.of());
        return PolicyVersions.inForce(ofTenant.keySet(), now)
                .map(policy -> ofTenant.getOrDefault(policy, Edition.NONE))
                .orElseGet(() -> Edition.of(BuiltinPolicies.template()));
    }
}
