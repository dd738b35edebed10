package io.huiyin.sink.notify;

import io.huiyin.sink.Backoff;
import io.huiyin.sink.notify.media.Attempt;
import java.time.Duration;
import java.time.Instant;

/**
 * How often and how long a delivery is tried.
 *
 * @param backoff waits between attempts
 * @param giveUpAfter how long after the ledger's line was written there is no further attempt
 */
public record Patience(Backoff backoff, Duration giveUpAfter) {
    /** From 1 s to 15 min apart, for 48 h. */
    public static final Patience DEFAULT =
            new Patience(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(15)), Duration.ofHours(48));

    public Patience {
        if (giveUpAfter.isNegative() || giveUpAfter.isZero()) {
            throw new IllegalArgumentException(
                    "notify.give.up.after is " + giveUpAfter + "; it must be more than nothing, such as PT48H");
        }
    }

    /**
     * What becomes of a message after this attempt. What the receiver will never take is given up; every other refusal may
     * pass.
     *
     * @param attempts those made, this one included
     * @param since when the line was written
     * @param random at least 0 and below 1
     */
    Verdict judge(Attempt attempt, int attempts, Instant since, Instant now, double random) {
        var again = now.plus(backoff.after(attempts, random));
        return switch (attempt) {
            case Attempt.Accepted _one -> new Verdict.Delivered();
            case Attempt.Undeliverable not -> new Verdict.Dead(not.error());
            case Attempt.Rejected never -> new Verdict.Dead(never.error());
            case Attempt.Unanswered none -> retry(again, true, none.error(), since);
            case Attempt.Refused refused -> {
                var asked = now.plus(refused.retryAfter().orElse(Duration.ZERO));
                yield retry(asked.isAfter(again) ? asked : again, false, refused.sentence(), since);
            }
        };
    }

    private Verdict retry(Instant at, boolean inDoubt, String error, Instant since) {
        return at.isBefore(since.plus(giveUpAfter))
                ? new Verdict.Retry(at, inDoubt, error)
                : new Verdict.Dead("given up after " + giveUpAfter + ": " + error);
    }
}
