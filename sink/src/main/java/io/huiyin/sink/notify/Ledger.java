package io.huiyin.sink.notify;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The delivery side of the table {@code notifications}: who may send on a channel, what is due there, and what came of it. A
 * channel is leased for 30 s to one sink at a time; should that one die, another takes the channel over, and with it what was
 * under way. Instants are the database's, so that the clocks of several machines need not agree.
 */
final class Ledger implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(30);

    private final Session session;
    private final String owner;

    /** @param owner names this sink; no two that run may have the same */
    Ledger(Session session, String owner) {
        this.session = session;
        this.owner = owner;
    }

    /** Decides what becomes of the lines that are due. */
    @FunctionalInterface
    interface Planning {
        Turn plan(List<Line> due, ChannelState state, Instant now);
    }

    /** Channels on which something is due, and no other sink sends; the caller knows on which it does itself. */
    List<ChannelId> due() throws SQLException {
        return session.run(connection -> ChannelTable.due(connection, owner));
    }

    /**
     * What becomes of what is due on this channel, written down, and what is sent marked as under way. Empty where somebody
     * else has the channel. Where nothing is sent, it is free again.
     */
    Optional<Turn> claim(ChannelId channel, Planning planning) throws SQLException {
        return session.run(connection -> {
            var leased = ChannelTable.lease(connection, channel, owner);
            if (leased.isEmpty()) {
                return Optional.empty();
            }
            var due = LineTable.due(connection, channel, owner, leased.get());
            var turn = planning.plan(due, leased.get().state(), leased.get().now());
            Change.apply(connection, channel, owner, changes(turn.plan()));
            ChannelTable.begin(connection, turn);
            return Optional.of(turn);
        });
    }

    /** Writes down what came of a turn, and lets the channel go. */
    void settle(ChannelId channel, Outcome outcome) throws SQLException {
        session.run(connection -> {
            Change.apply(connection, channel, owner, outcome.changes());
            ChannelTable.end(connection, channel, owner, outcome);
            if (outcome.recovered()) {
                LineTable.hurry(connection, channel);
            }
            return true;
        });
    }

    @Override
    public void close() {
        session.close();
    }

    private static List<Change> changes(Plan plan) {
        var sending = plan.parcels().stream()
                .flatMap(parcel -> parcel.lines().stream().map(line -> Change.sending(line, parcel)));
        return Stream.of(
                        plan.moot().stream().map(Change::moot),
                        plan.held().stream().map(Change::held),
                        plan.waiting().stream().filter(Fate.Waiting::isNew).map(Change::waiting),
                        sending)
                .flatMap(changes -> changes)
                .toList();
    }
}
