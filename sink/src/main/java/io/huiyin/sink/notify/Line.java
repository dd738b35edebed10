package io.huiyin.sink.notify;

import java.time.Instant;

/**
 * A line of the ledger that this sink holds for a while.
 *
 * @param attempts those made, the one that is about to be made included
 * @param createdAt when the line was written, by the database's clock
 * @param now the database's clock when it was claimed
 */
record Line(
        String escalationId,
        ChannelId channel,
        String caseId,
        int attempts,
        Instant createdAt,
        Instant now,
        String payload) {}
