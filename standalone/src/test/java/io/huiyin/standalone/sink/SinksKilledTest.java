package io.huiyin.standalone.sink;

import static io.huiyin.standalone.sink.FaultGround.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sinks that share the partitions and are killed in turns; {@code docs/killed-sinks.sh} does the same with real history. */
class SinksKilledTest {
    private static final int KILLS = 4;
    private static final int BATCH = 50;

    @TempDir
    private Path folder;

    @Test
    void sinksKilledInTurns_giveExactlyTheRecordsOfTheTopics() throws Exception {
        try (var ground = new FaultGround(folder);
                var server = EmbeddedPostgres.start()) {
            var rows = new FaultRows(server.getJdbcUrl("postgres", "postgres"));
            var sinks = new Process[] {process(ground, rows, 0), process(ground, rows, 1)};
            try {
                var random = new Random(3);
                for (int i = 0; i < KILLS; i++) {
                    long before = rows.count("case_events");
                    ground.append(3_000, 0);
                    long enough = before + 1 + random.nextInt(1_500);
                    await("some more rows", () -> rows.count("case_events") >= enough);
                    int which = i % sinks.length;
                    sinks[which].destroyForcibly().waitFor();
                    rows.assertRowsAndPositionsAgree();
                    sinks[which] = process(ground, rows, which);
                }
                await("all of it", () -> ground.isTakenIn(rows));
                ground.assertAllIsThere(rows);
                rows.assertRowsAndPositionsAgree();
                assertThat(rows.query("SELECT max(epoch) > 1 FROM consumed_offsets"))
                        .containsExactly("t");
            } finally {
                for (var sink : sinks) {
                    sink.destroyForcibly();
                }
            }
        }
    }

    private static Process process(FaultGround ground, FaultRows rows, int number) {
        var kafka = ground.settings(Map.of());
        return SinkProcess.start(List.of(
                String.valueOf(kafka.get("bootstrap.servers")),
                String.valueOf(kafka.get("schema.registry.url")),
                rows.url(),
                "" + BATCH,
                "killed-" + number));
    }
}
