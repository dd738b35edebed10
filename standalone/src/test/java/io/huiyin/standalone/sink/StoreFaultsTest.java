package io.huiyin.standalone.sink;

import static io.huiyin.standalone.sink.FaultGround.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.sink.Sink;
import io.huiyin.standalone.embedded.DatabaseConfig;
import io.huiyin.standalone.embedded.EmbeddedDatabase;
import io.huiyin.standalone.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sink that runs through everything that can happen to its PostgreSQL, with no help: after each, all rows, dead letters and
 * messages are there, one by one. {@code -Dhuiyin.outage.seconds=60} makes the outage as long as a real one.
 */
class StoreFaultsTest {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFaultsTest.class);
    private static final int OUTAGE_SECONDS = Integer.getInteger("huiyin.outage.seconds", 3);
    private static final int BATCH = 100;
    private static final int WAVE = 2_000;
    private static final int PAGES = 40;

    @TempDir
    private static Path folder;

    private static FaultGround ground;
    private static DatabaseConfig where;
    private static EmbeddedDatabase database;
    private static DatabaseLine line;
    private static FaultRows rows;
    private static Sink sink;

    /** A crash of the server takes back what was noted of messages, too: those are sent again under their ids. */
    private static int againByCrashes;

    @BeforeAll
    static void start() throws IOException {
        ground = new FaultGround(folder);
        where = new DatabaseConfig(
                folder.resolve("postgresql"), folder.resolve("binaries"), Ports.claim("embedded.store.port", 0));
        database = new EmbeddedDatabase(where);
        database.start();
        rows = new FaultRows(database.jdbcUrl());
        line = new DatabaseLine(where.port());
        sink = new Sink(ground.config(EmbeddedDatabase.jdbcUrl("" + line.port()), BATCH, Map.of()));
        sink.start();
    }

    @AfterAll
    static void stop() {
        sink.close();
        line.close();
        database.close();
        ground.close();
    }

    @Test
    void serverOutOfReach_underLoad_isWaitedFor_andHealthSaysSo() throws SQLException {
        ground.append(WAVE, PAGES);
        await("some rows", () -> rows.count("case_events") > 0);
        line.cut();
        long cutAt = System.nanoTime();
        await("health that names it", () -> sink.check().detail().contains("PostgreSQL at jdbc:postgresql:"));
        rows.assertRowsAndPositionsAgree();
        await("the end of the outage", () -> {
            ground.append(WAVE / 1000, 0);
            return secondsSince(cutAt) >= OUTAGE_SECONDS;
        });
        line.mend();
        long mendedAt = System.nanoTime();
        allIsThereOnce();
        LOG.atInfo()
                .addKeyValue("outageSeconds", OUTAGE_SECONDS)
                .addKeyValue("secondsToCatchUp", secondsSince(mendedAt))
                .log("out of reach under load");
    }

    @Test
    void sessionsEndedAtRandomMoments_loseAndRepeatNothing() throws SQLException {
        var random = new Random(5);
        ground.append(WAVE, PAGES);
        for (int i = 0; i < 6; i++) {
            long until = System.nanoTime() + random.nextLong(200_000_000);
            await("a moment", () -> System.nanoTime() > until);
            rows.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'huiyin-sink'");
            ground.append(WAVE / 20, 0);
        }
        allIsThereOnce();
    }

    @Test
    void answersToCommitsLost_loseAndRepeatNothing() throws SQLException {
        var random = new Random(7);
        for (int i = 0; i < 6; i++) {
            line.losesAnswerToCommit(1 + random.nextInt(4));
            ground.append(WAVE / 10, PAGES / 10);
            await("an answer that is lost", () -> line.hasLostAnswer());
            rows.assertRowsAndPositionsAgree();
        }
        allIsThereOnce();
    }

    /** Commits do not wait for the disk, so the crash takes some away: rows and positions alike. */
    @Test
    void serverKilled_takesRowsAndPositionsBackTogether_andAllIsReadAgain() throws Exception {
        rows.execute("ALTER SYSTEM SET wal_writer_delay = '10s'");
        rows.execute("SELECT pg_reload_conf()");
        ground.append(WAVE, PAGES);
        long lost = 0;
        for (int i = 0; i < 2; i++) {
            long before = rows.count("case_events");
            ground.append(WAVE, 0);
            await("some more rows", () -> rows.count("case_events") > before + BATCH);
            long seen = rows.count("case_events");
            killServer();
            rows.assertRowsAndPositionsAgree();
            lost += Math.max(0, seen - rows.count("case_events"));
        }
        allIsThere();
        againByCrashes = ground.messagesThatCameAgain();
        LOG.atInfo()
                .addKeyValue("rowsTakenBack", lost)
                .addKeyValue("messagesThatCameAgain", againByCrashes)
                .log("the server was killed twice");
    }

    private static void killServer() throws Exception {
        line.cut();
        var pid = Files.readAllLines(where.dataDir().resolve("postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        database.close();
        database = new EmbeddedDatabase(where);
        database.start();
        rows.assertRowsAndPositionsAgree();
        line.mend();
    }

    /** With every message once, since the sink lives: it keeps what it could not write down. */
    private static void allIsThereOnce() throws SQLException {
        allIsThere();
        assertThat(ground.messagesThatCameAgain())
                .as("messages that came again")
                .isEqualTo(againByCrashes);
    }

    private static void allIsThere() throws SQLException {
        await("all of it", () -> ground.isTakenIn(rows) && sink.check().ok());
        rows.assertRowsAndPositionsAgree();
        ground.assertAllIsThere(rows);
    }

    private static long secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000_000;
    }
}
