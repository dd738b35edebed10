package io.huiyin.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process that a data folder names in its {@code postmaster.pid} (first line: process id, second: folder;
 * https://www.postgresql.org/docs/18/storage-file-layout.html).
 *
 * <p>When our process is killed, the server lives on without a parent. Whoever holds the folder next stops that one
 * process, and no other: the id must belong to a live process whose command line names this very folder, since ids are
 * used again.
 */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final String PID_FILE = "postmaster.pid";
    private static final int GRACE_SECONDS = 10;

    private Postmaster() {}

    /** Leaves the folder without a server and without the mark of one. The caller holds the folder. */
    static void stopOrphan(Path dataDir) {
        var file = dataDir.resolve(PID_FILE);
        if (!Files.exists(file)) {
            return;
        }
        pid(file)
                .flatMap(ProcessHandle::of)
                .filter(process -> serves(process, dataDir))
                .ifPresent(Postmaster::stop);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    private static Optional<Long> pid(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException e) {
            LOG.atInfo().addKeyValue("file", file).setCause(e).log("unreadable mark of a server; taken for stale");
            return Optional.empty();
        }
    }

    private static boolean serves(ProcessHandle process, Path dataDir) {
        var words = process.info().arguments().map(List::of).orElse(List.of());
        return process.isAlive() && words.contains(dataDir.toString());
    }

    private static void stop(ProcessHandle process) {
        LOG.atInfo().addKeyValue("pid", process.pid()).log("stopping the database that an earlier run left behind");
        var gone = process.onExit();
        process.destroy();
        try {
            gone.get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            gone.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        }
    }
}
