package io.huiyin.standalone.stack;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.DatabaseConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.standalone.embedded.EmbeddedDatabase;
import io.huiyin.standalone.embedded.Ports;
import io.huiyin.standalone.embedded.TransactionMending;
import io.huiyin.standalone.settings.Key;
import io.huiyin.standalone.settings.Settings;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in this process: what waits for what is said in {@link #run}, once.
 *
 * <pre>
 * broker ─┬─ registry ── topics ─┬─ gateway ───┐
 *         └─ mending ────────────┼─ processor  │
 *                                ├─ auditor    │
 * database ──────────────────────┴─ sink ──────┴─ console
 * </pre>
 */
public final class Stack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);
    private static final int MENDING_SECONDS = 10;
    private static final int MENDING_MILLIS = 10_000;

    private final Folder folder;
    private final boolean ownRegistry;
    private final Parts parts = new Parts();
    private final Settings settings;

    /** Decides every port; starts nothing yet. A database that a killed process left here would hold its port, so it goes first. */
    public Stack(Settings asked, Folder folder, boolean ownRegistry) {
        this.folder = folder;
        this.ownRegistry = ownRegistry;
        EmbeddedDatabase.stopOrphan(folder.database());
        settings = addresses(asked);
    }

    /** Starts everything and returns when all of it serves. Throws what kept a part from starting; close it then. */
    public void start() {
        try {
            run();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The settings with which others reach it. */
    public Settings settings() {
        return settings;
    }

    /** What each part that does not serve yet waits for. */
    public Map<Part, String> waiting() {
        return parts.waiting();
    }

    /** How each part is now. */
    public Map<Part, Health> check() {
        return parts.check();
    }

    @Override
    public void close() {
        parts.close();
    }

    private void run() {
        try (var workers = Executors.newCachedThreadPool()) {
            var wiring = new Wiring(settings);
            var broker = async(workers, () -> start(Part.BROKER, this::broker));
            var database = async(workers, () -> start(Part.DATABASE, this::database));
            var registry = ownRegistry ? after(workers, broker, Part.REGISTRY, wiring::registry) : broker;
            var topics = registry.thenRunAsync(() -> TopicSetup.run(settings), workers);
            var gateway = after(workers, topics, Part.GATEWAY, wiring::gateway);
            var mended = broker.thenRunAsync(this::mend, workers);
            var processor = after(workers, CompletableFuture.allOf(topics, mended), Part.PROCESSOR, wiring::processor);
            workers.execute(() -> mendUntil(processor));
            var auditor = after(workers, topics, Part.AUDITOR, wiring::auditor);
            var sink = after(workers, CompletableFuture.allOf(topics, database), Part.SINK, wiring::sink);
            var console = after(workers, CompletableFuture.allOf(gateway, sink), Part.CONSOLE, wiring::console);
            CompletableFuture.allOf(processor, auditor, console).join();
        }
    }

    /** Also while the processor starts: a transaction may come to hang when the broker ends what an earlier run began. */
    private void mendUntil(CompletableFuture<Void> processor) {
        try {
            while (true) {
                try {
                    processor.get(MENDING_SECONDS, TimeUnit.SECONDS);
                    return;
                } catch (TimeoutException e) {
                    mend();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.atDebug().setCause(e).log("the processor did not start");
        }
    }

    /** What cannot be mended keeps nobody from starting. */
    private void mend() {
        var kafka = settings.kafka();
        try (var admin = Admin.create(kafka.clientProperties(
                Map.of("request.timeout.ms", MENDING_MILLIS, "default.api.timeout.ms", MENDING_MILLIS)))) {
            new TransactionMending(admin, kafka.topicPrefix()).run();
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("could not look for hanging transactions");
        }
    }

    private static CompletableFuture<Void> async(ExecutorService workers, Runnable step) {
        return CompletableFuture.runAsync(step, workers);
    }

    private CompletableFuture<Void> after(
            ExecutorService workers, CompletableFuture<Void> before, Part part, Supplier<Component> make) {
        return before.thenRunAsync(() -> start(part, make), workers);
    }

    private void start(Part part, Supplier<Component> make) {
        parts.start(part, make.get());
    }

    private EmbeddedBroker broker() {
        return new EmbeddedBroker(new BrokerConfig(folder.kafka(), settings.number(Key.EMBEDDED_KAFKA_PORT)));
    }

    private EmbeddedDatabase database() {
        return new EmbeddedDatabase(new DatabaseConfig(
                folder.database(), folder.databaseBinaries(), settings.number(Key.EMBEDDED_STORE_PORT)));
    }

    /** Every port is decided before anything starts, since the parts tell each other's addresses to people. */
    private Settings addresses(Settings asked) {
        var known = new EnumMap<Key, String>(Key.class);
        var kafka =
                decide(known, asked.with(Map.of(Key.EMBEDDED_KAFKA_PORT, kafkaPort(asked))), Key.EMBEDDED_KAFKA_PORT);
        folder.keepKafkaPort(kafka);
        var store = decide(known, asked, Key.EMBEDDED_STORE_PORT);
        decide(known, asked, Key.GATEWAY_PORT);
        decide(known, asked, Key.CONSOLE_PORT);
        decide(known, asked, Key.AUDITOR_PORT);
        if (ownRegistry) {
            var registry = decide(known, asked, Key.REGISTRY_PORT);
            known.put(Key.SCHEMA_REGISTRY_URL, "http://" + asked.text(Key.REGISTRY_HOST) + ":" + registry);
        }
        known.put(Key.KAFKA_BOOTSTRAP_SERVERS, "127.0.0.1:" + kafka);
        known.put(Key.STORE_URL, EmbeddedDatabase.jdbcUrl(store));
        known.put(Key.STORE_USER, EmbeddedDatabase.USER);
        known.put(Key.STATE_DIR, folder.state().toString());
        known.put(Key.TOPICS_REPLICATION, "1");
        known.put(Key.SINK_INSTANCE, "up");
        if (asked.text(Key.DUCKDB_FILE).equals(Key.DUCKDB_FILE.fallback())) {
            known.put(Key.DUCKDB_FILE, folder.duckDb().toString());
        }
        // One processor only, always the same: after a kill it has its tasks back without waiting out a session.
        return asked.text(Key.PROCESSOR_GROUP_PROTOCOL).equals("classic")
                ? asked.with(known).withKafka(Map.of("main.consumer.group.instance.id", "up"))
                : asked.with(known);
    }

    /** A broker that was killed finishes its transactions at the address that it had, so any free port is the same one again. */
    private String kafkaPort(Settings asked) {
        var port = asked.number(Key.EMBEDDED_KAFKA_PORT);
        return Integer.toString(
                port == 0 ? folder.keptKafkaPort().filter(Ports::isFree).orElse(0) : port);
    }

    private static String decide(Map<Key, String> known, Settings asked, Key port) {
        var number = Integer.toString(Ports.claim(port.key(), asked.number(port)));
        known.put(port, number);
        return number;
    }
}
