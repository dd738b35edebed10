package io.huiyin.sink.notify;

import io.huiyin.policy.ChannelRules;
import io.huiyin.policy.GroupRules;
import io.huiyin.sink.Backoff;
import io.huiyin.sink.notify.media.Attempt;
import io.huiyin.sink.notify.media.ChannelTarget;
import io.huiyin.sink.notify.media.Medium;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** One channel's way from what is due to what came of it: claim, send, settle. */
final class Delivery {
    private static final Backoff AGAIN = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));
    private static final String WEBHOOK = "webhook";
    private static final int POSTS_AT_ONCE = 8;

    private final Ledger ledger;
    private final Medium medium;
    private final Channels channels;
    private final Patience patience;
    private final BooleanSupplier caughtUp;
    private final Predicate<Duration> stoppedWithin;
    private final Outcomes outcomes;

    /**
     * @param caughtUp whether the tables have what was on the topics
     * @param stoppedWithin waits so long, and says whether we are to stop
     */
    Delivery(
            Ledger ledger,
            Medium medium,
            Channels channels,
            Patience patience,
            BooleanSupplier caughtUp,
            Predicate<Duration> stoppedWithin,
            Outcomes outcomes) {
        this.ledger = ledger;
        this.medium = medium;
        this.channels = channels;
        this.patience = patience;
        this.caughtUp = caughtUp;
        this.stoppedWithin = stoppedWithin;
        this.outcomes = outcomes;
    }

    /** Sends what is due now; false where nothing was. */
    boolean turn(ChannelId channel) throws SQLException {
        var claimed = ledger.claim(channel, (due, state, now) -> plan(channel, due, state, now));
        if (claimed.isEmpty()) {
            return false;
        }
        var turn = claimed.get();
        outcomes.planned(turn);
        if (turn.plan().parcels().isEmpty()) {
            return false;
        }
        var outcome = new Sending(turn, patience, parcel -> send(turn, parcel), () -> stoppedWithin.test(Duration.ZERO))
                .run(turn.kind().equals(WEBHOOK) ? POSTS_AT_ONCE : 1);
        settle(channel, outcome);
        outcomes.settled(turn, outcome);
        return outcome.changes().stream().anyMatch(change -> change.tried() == 0);
    }

    private Turn plan(ChannelId channel, List<Line> due, ChannelState state, Instant now) {
        var target = channels.find(channel, now);
        var rules = target.map(ChannelTarget::rules);
        var planner = new Planner(
                new Triage(channels.silences(channel, now), caughtUp.getAsBoolean()),
                new Grouping(rules.map(ChannelRules::group).orElse(GroupRules.NEVER)),
                rules.map(ChannelRules::rate).orElse(0));
        return new Turn(channel, planner.plan(due, state, now), target, now);
    }

    private Attempt send(Turn turn, Parcel parcel) {
        return turn.target()
                .map(target -> medium.send(target, parcel.message(turn.now())))
                .orElseGet(() -> new Attempt.Undeliverable("the policy in force has no channel named '"
                        + turn.channel().name() + "'"));
    }

    /**
     * Tries until it is written down: what was delivered must not be forgotten. Should the lease end meanwhile and another sink
     * take the channel over, this changes nothing.
     */
    private void settle(ChannelId channel, Outcome outcome) throws SQLException {
        for (int failures = 1; ; failures++) {
            try {
                ledger.settle(channel, outcome);
                return;
            } catch (SQLException e) {
                if (stoppedWithin.test(
                        AGAIN.after(failures, ThreadLocalRandom.current().nextDouble()))) {
                    throw e;
                }
            }
        }
    }
}
