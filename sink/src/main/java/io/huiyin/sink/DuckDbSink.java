package io.huiyin.sink;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import io.huiyin.sink.consume.ConsumerLoop;
import io.huiyin.sink.consume.DeadLetterTopic;
import io.huiyin.sink.consume.Progress;
import io.huiyin.sink.duckdb.DuckDbFile;
import io.huiyin.sink.duckdb.DuckDbStore;
import io.huiyin.sink.duckdb.DuckDbTables;
import io.huiyin.sink.duckdb.Snapshot;
import io.huiyin.sink.duckdb.Snapshots;
import io.huiyin.sink.store.Route;
import io.huiyin.topic.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** The second store: mirrors the output topics in a file of DuckDB, beside the sink into PostgreSQL or without it. */
public final class DuckDbSink implements Component {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15));

    private final DuckDbConfig config;
    private @Nullable Deserializer<?> values;
    private @Nullable Producer<byte[], byte[]> producer;
    private @Nullable ConsumerLoop loop;
    private @Nullable Snapshots snapshots;

    public DuckDbSink(DuckDbConfig config) {
        this.config = config;
    }

    /** Brings the tables up to date and begins. Throws IllegalStateException where the file or the driver is not to be had. */
    @Override
    public synchronized void start() {
        var file = file();
        try {
            file.openWithTables().close();
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be prepared; look at duckdb.file: " + e.getMessage(), e);
        }
        try {
            begin(file, new Clients(config.kafka()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private DuckDbFile file() {
        if (!DuckDbFile.driverIsHere()) {
            throw new IllegalStateException("duckdb.file is '" + config.file()
                    + "', and DuckDB's driver is not in the program: put duckdb_jdbc.jar (org.duckdb:duckdb_jdbc) into its"
                    + " folder lib; docs/duckdb.md says how");
        }
        return new DuckDbFile(config.file(), config.memoryMegabytes());
    }

    private void begin(DuckDbFile file, Clients clients) {
        var deserializer = clients.values();
        values = deserializer;
        var letters = clients.producer();
        producer = letters;
        var routes = new Routes(config.kafka(), deserializer).all(DuckDbTables.mirror());
        var topics = routes.stream().map(Route::topic).collect(toUnmodifiableSet());
        var store = new DuckDbStore(
                file,
                "duckdb-" + UUID.randomUUID(),
                routes,
                new DeadLetterTopic(letters, config.kafka().name(Topics.DEAD_LETTERS)));
        var member = clients.gatheringMember(config.groupId(), config.instanceId(), config.batch(), config.gather());
        var reading = new ConsumerLoop("huiyin-duckdb", member, store, topics, BACKOFF, Sink.QUIET);
        loop = reading;
        var taking = new Snapshots(new Snapshot(file, config.snapshot()), config.every());
        snapshots = taking;
        reading.start();
        taking.start();
    }

    @Override
    public synchronized Health check() {
        if (loop == null || snapshots == null) {
            return Health.down("the sink into DuckDB is not running");
        }
        var reading = loop.check();
        return reading.ok() ? snapshots.check() : reading;
    }

    /** How far it has come. */
    public synchronized Progress progress() {
        return loop == null ? Progress.NONE : loop.progress();
    }

    @Override
    public synchronized void close() {
        if (loop != null) {
            loop.close();
            loop = null;
        }
        if (snapshots != null) {
            snapshots.close();
            snapshots = null;
        }
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
        if (values != null) {
            values.close();
            values = null;
        }
    }
}
