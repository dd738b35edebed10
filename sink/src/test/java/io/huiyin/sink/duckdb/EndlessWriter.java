package io.huiyin.sink.duckdb;

import static io.huiyin.sink.duckdb.DuckDbStoreTest.EVENTS;

import io.huiyin.sink.consume.DestinationUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A process that writes batch after batch until it is killed, and says so on its output. */
final class EndlessWriter {
    static final int BATCH = 500;

    private EndlessWriter() {}

    /** Runs until it is killed. */
    @SuppressWarnings("SystemOut") // its parent reads it
    public static void main(String[] arguments) {
        var file = new DuckDbFile(Path.of(arguments[0]), 128);
        try (var store =
                new DuckDbStore(file, "endless", DuckDbStoreTest.routes(DuckDbTables.caseEvents()), _rejected -> {
                    throw new DestinationUnavailableException("there are no bad records here", null);
                })) {
            long next = store.claim(Set.of(EVENTS)).getOrDefault(EVENTS, 0L);
            for (int batch = 0; ; batch++) {
                var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
                for (int i = 0; i < BATCH; i++) {
                    records.add(record(next++));
                }
                store.write(records, Map.of(EVENTS, next));
                System.out.println("batch " + batch);
            }
        }
    }

    static ConsumerRecord<byte[], byte[]> record(long offset) {
        return DuckDbStoreTest.record(offset, "event-" + offset);
    }

    /** Starts one; whoever starts it ends it. */
    static Process start(Path file) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(
                        java,
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.huiyin.event",
                        "-cp",
                        classes,
                        EndlessWriter.class.getName(),
                        file.toString()))
                .redirectErrorStream(true)
                .start();
    }
}
