package io.huiyin.sink.notify;

import io.huiyin.sink.notify.media.Notice;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger that is due.
 *
 * @param sequence its place in the ledger
 * @param attempts those made, the latest included where it is under way
 * @param inDoubt whether an attempt was made of which nobody knows what came
 * @param group the message that it is a part of; empty where it is one by itself, or was never sent
 * @param held whether a silence held it up to now
 * @param late whether its escalation was raised long before the line was written: somebody was down
 * @param dueAt when it is due; in the future where it gathers with others
 * @param createdAt when the line was written, by the database's clock
 * @param since from when our patience counts: when it was written, came out of a silence, or was put back
 * @param notice what it says
 * @param standing of its case; null where the tables do not have it
 */
record Line(
        String escalationId,
        ChannelId channel,
        String caseId,
        long sequence,
        int attempts,
        boolean inDoubt,
        Optional<String> group,
        boolean held,
        boolean late,
        Instant dueAt,
        Instant createdAt,
        Instant since,
        Notice notice,
        @Nullable Standing standing) {

    /** Why nobody wants it any more. */
    Optional<String> moot(Instant now) {
        return standing == null ? Optional.empty() : standing.moot(notice.escalation(), now);
    }
}
