package io.huiyin.sink.notify;

import static io.huiyin.sink.TestPostgres.query;

import io.huiyin.event.Escalation;
import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.ChannelRules;
import io.huiyin.policy.GroupRules;
import io.huiyin.policy.Language;
import io.huiyin.policy.SilenceRules;
import io.huiyin.sink.Backoff;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.TestPostgres;
import io.huiyin.sink.notify.media.ChannelTarget;
import io.huiyin.sink.notify.media.Media;
import io.huiyin.sink.notify.media.Readers;
import io.huiyin.sink.store.Entry;
import io.huiyin.sink.store.Tables;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sinks on a database of their own, with channels and silences as a test says. */
final class Sinks implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    final PostgresConnection postgres = TestPostgres.migrated();
    final Map<String, ChannelTarget> channels = new ConcurrentHashMap<>();
    final List<SilenceRules> silences = new CopyOnWriteArrayList<>();
    private final List<Notifier> notifiers = new ArrayList<>();
    private final Channels all = new Channels() {
        @Override
        public Optional<ChannelTarget> find(ChannelId channel, Instant now) {
            return Optional.ofNullable(channels.get(channel.name()));
        }

        @Override
        public List<SilenceRules> silences(ChannelId channel, Instant now) {
            return silences;
        }
    };
    volatile boolean caughtUp = true;

    Sinks channel(String name, URI url) {
        return channel(name, url, 0, GroupRules.NEVER);
    }

    Sinks channel(String name, URI url, int rate, GroupRules group) {
        var address = new ChannelAddress.Webhook(url, Optional.empty());
        channels.put(
                name, new ChannelTarget(new ChannelRules(name, address, Language.BOTH, rate, group), Readers.UNKNOWN));
        return this;
    }

    /** One more sink. */
    Sinks start() {
        var patience =
                new Patience(new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)), Patience.DEFAULT.giveUpAfter());
        var notifier = new Notifier(
                ledger("sink-" + notifiers.size()),
                new Media(TIMEOUT),
                all,
                () -> true,
                patience,
                () -> caughtUp,
                new Outcomes());
        notifiers.add(notifier);
        notifier.start();
        return this;
    }

    Ledger ledger(String owner) {
        return new Ledger(new Session(postgres), owner);
    }

    /** What a sink plans to send on a channel now, marked as under way: one that dies here leaves it so. */
    Turn claim(Ledger ledger, ChannelId channel) throws SQLException {
        return ledger.claim(channel, (due, state, now) -> {
                    var target = all.find(channel, now);
                    var group = target.map(one -> one.rules().group()).orElse(GroupRules.NEVER);
                    var planner = new Planner(new Triage(List.of(), true), new Grouping(group), 0);
                    return new Turn(channel, planner.plan(due, state, now), target, now);
                })
                .orElseThrow();
    }

    /** Stores escalations and their lines, as the store does. */
    void store(List<Escalation> escalations) throws SQLException {
        var entries = escalations.stream()
                .map(one -> new Entry<>(new ConsumerRecord<>("t", 0, 0, new byte[0], new byte[0]), one))
                .toList();
        var ledger = new LedgerTable(
                URI.create("https://huiyin.example.org"),
                false,
                Patience.DEFAULT.giveUpAfter(),
                InstantSource.system());
        try (var connection = postgres.open()) {
            Tables.escalations().write(connection, entries);
            ledger.write(connection, entries);
        }
    }

    void store(Escalation.Builder... escalations) throws SQLException {
        store(Arrays.stream(escalations).map(Escalation.Builder::build).toList());
    }

    void elapse(Duration time) {
        Elapsing.elapse(postgres, time);
    }

    List<String> ask(String sql) {
        return query(postgres, sql);
    }

    /** How many lines are in each state. */
    List<String> states() {
        return ask("SELECT state, count(*) FROM notifications GROUP BY state ORDER BY state");
    }

    @Override
    public void close() {
        notifiers.forEach(Notifier::close);
    }
}
