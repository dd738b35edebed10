package io.huiyin.sink;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import io.huiyin.sink.consume.ConsumerLoop;
import io.huiyin.sink.consume.DeadLetterTopic;
import io.huiyin.sink.consume.Progress;
import io.huiyin.sink.metrics.MetricsPage;
import io.huiyin.sink.notify.Notifications;
import io.huiyin.sink.notify.Outcomes;
import io.huiyin.sink.store.AvroReader;
import io.huiyin.sink.store.Expiry;
import io.huiyin.sink.store.Migrations;
import io.huiyin.sink.store.PostgresStore;
import io.huiyin.sink.store.Route;
import io.huiyin.sink.store.Tables;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The way out: mirrors the output topics in PostgreSQL, and pushes escalations to webhooks. Many may run side by side. */
public final class Sink implements Component {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15));
    static final Duration QUIET = Duration.ofSeconds(3);

    private final SinkConfig config;
    private final String owner;
    private final List<ConsumerLoop> loops = new CopyOnWriteArrayList<>();
    private final List<Deserializer<?>> deserializers = new ArrayList<>();
    private @Nullable Notifications notifications;
    private @Nullable Expiry expiry;
    private @Nullable MetricsPage page;
    private @Nullable Producer<byte[], byte[]> producer;

    public Sink(SinkConfig config) {
        this.config = config;
        owner = config.instanceId().orElse("sink") + "-" + UUID.randomUUID();
    }

    /** Brings the tables up to date and begins. Throws IllegalStateException where the database cannot be reached. */
    @Override
    public synchronized void start() {
        migrate();
        try {
            begin(new Clients(config.kafka()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void begin(Clients clients) {
        var letters = clients.producer();
        producer = letters;
        var pushing = new Notifications(
                config.notifications(),
                config.postgres(),
                owner,
                clients.loner(),
                config.kafka().name(Topics.POLICIES),
                AvroReader.ofValuesAndTombstones(
                        values(clients), Topics.POLICIES.value().orElseThrow()),
                letters,
                config.kafka().name(Topics.DEAD_LETTERS),
                this::caughtUp);
        notifications = pushing;
        var deadLetters = new DeadLetterTopic(letters, config.kafka().name(Topics.DEAD_LETTERS));
        for (int i = 0; i < config.threads(); i++) {
            var routes = new Routes(config.kafka(), values(clients))
                    .all(Tables.mirror(config.retention()), pushing.ledger(), pushing.silence());
            var topics = routes.stream().map(Route::topic).collect(toUnmodifiableSet());
            var store = new PostgresStore(config.postgres(), owner, routes, deadLetters);
            var member = clients.member(config.groupId(), instanceId(i), config.batch());
            loops.add(new ConsumerLoop("huiyin-sink-" + i, member, store, topics, BACKOFF, QUIET));
        }
        loops.forEach(ConsumerLoop::start);
        pushing.start();
        var letting = new Expiry(config.postgres(), config.retention(), this::caughtUp, InstantSource.system());
        expiry = letting;
        letting.start();
        config.metrics()
                .ifPresent(there -> page = new MetricsPage(there, this::check, this::metrics, config.postgres()));
    }

    private long count(Outcomes.Kind kind) {
        return notifications == null ? 0 : notifications.outcomes().count(kind);
    }

    /** Whether nothing waits on the brokers, as far as we know. */
    private boolean caughtUp() {
        return loops.stream().allMatch(loop -> loop.progress().lag() == 0);
    }

    /** One for each thread that decodes: others' deserializers need not be safe for many. */
    private Deserializer<?> values(Clients clients) {
        var deserializer = clients.values();
        deserializers.add(deserializer);
        return deserializer;
    }

    @Override
    public synchronized Health check() {
        var pushing = notifications;
        if (pushing == null) {
            return Health.down("the sink is not running");
        }
        for (var loop : loops) {
            var health = loop.check();
            if (!health.ok()) {
                return health;
            }
        }
        return pushing.check();
    }

    /** What it has done since it started. */
    public synchronized SinkMetrics metrics() {
        var progress = loops.stream().map(ConsumerLoop::progress).reduce(Progress.NONE, Progress::plus);
        return new SinkMetrics(
                progress.records(),
                progress.batches(),
                progress.rejected(),
                progress.lag(),
                count(Outcomes.Kind.DELIVERED),
                count(Outcomes.Kind.DEAD),
                count(Outcomes.Kind.RETRIED),
                count(Outcomes.Kind.MOOT),
                count(Outcomes.Kind.HELD),
                expiry == null ? 0 : expiry.rows());
    }

    @Override
    public synchronized void close() {
        if (page != null) {
            page.close();
            page = null;
        }
        if (expiry != null) {
            expiry.close();
            expiry = null;
        }
        loops.forEach(ConsumerLoop::close);
        loops.clear();
        if (notifications != null) {
            notifications.close();
            notifications = null;
        }
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
        deserializers.forEach(Deserializer::close);
        deserializers.clear();
    }

    private void migrate() {
        try {
            Migrations.apply(config.postgres());
        } catch (FlywayException e) {
            throw new IllegalStateException(
                    "the tables cannot be prepared at " + config.postgres()
                            + "; look at postgres.url, postgres.user and" + " postgres.password: " + e.getMessage(),
                    e);
        }
    }

    private Optional<String> instanceId(int thread) {
        return config.instanceId().map(id -> config.threads() == 1 ? id : id + "-" + thread);
    }
}
