package io.huiyin.sink.notify;

import java.time.Instant;
import java.util.Optional;

/** Where channels lead. */
@FunctionalInterface
interface Channels {

    /** Where this channel leads at this instant; empty where the tenant's policy in force has no webhook of this name. */
    Optional<WebhookTarget> find(ChannelId channel, Instant now);
}
