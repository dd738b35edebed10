package io.huiyin.sink.notify;

import io.huiyin.policy.SilenceRules;
import io.huiyin.sink.notify.media.ChannelTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where channels lead, and when they are silent. */
@FunctionalInterface
interface Channels {

    /** Where this channel leads at this instant; empty where the tenant's policy in force has no channel of this name. */
    Optional<ChannelTarget> find(ChannelId channel, Instant now);

    /** The silences of the policy in force, whether they hold now or not; none for a channel that is not the tenant's. */
    default List<SilenceRules> silences(ChannelId channel, Instant now) {
        return List.of();
    }
}
