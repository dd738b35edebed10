package io.huiyin.sink.notify;

import io.huiyin.sink.notify.media.ChannelTarget;
import java.time.Instant;
import java.util.Optional;

/** Where channels lead. */
@FunctionalInterface
interface Channels {

    /** Where this channel leads at this instant; empty where the tenant's policy in force has no channel of this name. */
    Optional<ChannelTarget> find(ChannelId channel, Instant now);
}
