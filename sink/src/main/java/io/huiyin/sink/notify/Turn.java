package io.huiyin.sink.notify;

import io.huiyin.sink.notify.media.ChannelTarget;
import java.time.Instant;
import java.util.Optional;

/**
 * What a channel sends now; nobody else sends on it until it is settled, or the lease runs out.
 *
 * @param target where it leads; empty where the policy in force has no such channel
 * @param now the database's clock when it was claimed
 */
record Turn(ChannelId channel, Plan plan, Optional<ChannelTarget> target, Instant now) {

    /** The word for its kind in the policy; empty where there is none. */
    String kind() {
        return target.map(one -> one.rules().kind()).orElse("");
    }
}
