package io.huiyin.sink.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the lines of a channel that are due. Those that are nowhere in it stay as they are.
 *
 * @param state the channel's once the parcels are sent
 * @param notBefore when the pace lets more leave; empty where that is now
 */
record Plan(
        List<Fate.Moot> moot,
        List<Fate.Held> held,
        List<Fate.Waiting> waiting,
        List<Parcel> parcels,
        ChannelState state,
        Optional<Instant> notBefore) {}
