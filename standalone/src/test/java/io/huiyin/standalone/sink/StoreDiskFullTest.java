package io.huiyin.standalone.sink;

import static io.huiyin.standalone.sink.FaultGround.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.huiyin.sink.Sink;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full for real: the tables lie on a file system of 64 MB. To mount one takes root; where that may not be, the
 * test is skipped with a line that says so.
 */
class StoreDiskFullTest {
    private static final int BYTES_LEFT = 1 << 20;
    private static final int WAVE = 5_000;

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        var mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(mount.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assumeTrue(mount.waitFor() == 0, "a small file system cannot be mounted here: skipped. mount said: " + said);
    }

    @AfterEach
    void unmount() throws Exception {
        new ProcessBuilder("umount", "--lazy", disk.toString()).start().waitFor();
    }

    @Test
    void diskFull_isWaitedFor_andHealthSaysSo_andSpaceIsEnoughToGoOn() throws Exception {
        var ballast = disk.resolve("ballast");
        try (var ground = new FaultGround(folder);
                var server = EmbeddedPostgres.start()) {
            Files.createDirectory(disk.resolve("tables"));
            var admin = new FaultRows(server.getJdbcUrl("postgres", "postgres"));
            admin.execute("CREATE TABLESPACE small LOCATION '" + disk.resolve("tables") + "'");
            admin.execute("CREATE DATABASE small TABLESPACE small");
            var rows = new FaultRows(server.getJdbcUrl("postgres", "small"));
            try (var sink = new Sink(ground.config(rows.url(), 100, Map.of()))) {
                sink.start();
                fill(ballast);
                ground.append(WAVE, 20);
                await("a disk that is full", () -> {
                    ground.append(WAVE / 100, 0);
                    return sink.check().detail().contains("No space left on device");
                });
                rows.assertRowsAndPositionsAgree();
                assertThat(ground.isTakenIn(rows)).isFalse();

                Files.delete(ballast);
                await("all of it", () -> ground.isTakenIn(rows) && sink.check().ok());
                rows.assertRowsAndPositionsAgree();
                ground.assertAllIsThere(rows);
                assertThat(ground.messagesThatCameAgain()).isZero();
            }
        }
    }

    private void fill(Path ballast) throws IOException {
        long size = disk.toFile().getUsableSpace() - BYTES_LEFT;
        try (var out = Files.newOutputStream(ballast)) {
            var piece = new byte[1 << 16];
            for (long written = 0; written < size; written += piece.length) {
                out.write(piece);
            }
        }
    }
}
