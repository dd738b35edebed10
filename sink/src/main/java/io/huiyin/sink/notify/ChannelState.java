package io.huiyin.sink.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * What sinks share about a channel.
 *
 * @param pacedAt when its {@linkplain Pace pace} is rested; empty is now
 * @param calmAt the same of the pace above which it is a flood
 * @param gatherUntil until when the lines of a flood gather; once that is over, they go as one
 */
record ChannelState(
        Breaker breaker, Optional<Instant> pacedAt, Optional<Instant> calmAt, Optional<Instant> gatherUntil) {
    /** Of a channel that nothing is known of. */
    static final ChannelState NEW =
            new ChannelState(Breaker.WHOLE, Optional.empty(), Optional.empty(), Optional.empty());
}
