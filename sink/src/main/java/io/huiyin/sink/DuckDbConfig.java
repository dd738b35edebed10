package io.huiyin.sink;

import io.huiyin.component.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the sink into a file of DuckDB needs to know.
 *
 * @param file the file with the tables; only this process can have it open
 * @param snapshot where others read, while it runs
 * @param every time between two snapshots, a second and up
 * @param memoryMegabytes most of what DuckDB takes outside of the heap
 * @param groupId the consumer group of this file, not that of another store
 * @param instanceId a name that this sink keeps across restarts
 * @param batch most records of one transaction, 1 to 500,000
 * @param gather how long the brokers wait for a megabyte before they send less: DuckDB prefers few large transactions
 */
public record DuckDbConfig(
        KafkaConnection kafka,
        Path file,
        Path snapshot,
        Duration every,
        int memoryMegabytes,
        String groupId,
        Optional<String> instanceId,
        int batch,
        Duration gather) {
    /** Large enough for DuckDB, small enough for the heap. */
    public static final int BATCH = 20_000;

    /** What is in the file is this much behind. */
    public static final Duration GATHER = Duration.ofSeconds(2);

    private static final int LARGEST_BATCH = 500_000;
    private static final Duration LONGEST_GATHER = Duration.ofSeconds(20);

    public DuckDbConfig {
        if (groupId.isBlank()) {
            throw new IllegalArgumentException("duckdb.group.id is empty; it must name a consumer group");
        }
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException("duckdb.batch is " + batch + "; it must be from 1 to " + LARGEST_BATCH);
        }
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("duckdb.snapshot.every is " + every + "; it must be a second or more");
        }
        if (gather.isNegative() || gather.compareTo(LONGEST_GATHER) > 0) {
            throw new IllegalArgumentException("duckdb.gather is " + gather + "; it must be up to " + LONGEST_GATHER);
        }
        if (file.toAbsolutePath().normalize().equals(snapshot.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException(
                    "duckdb.snapshot is '" + snapshot + "', as is duckdb.file; it must be another file");
        }
    }
}
