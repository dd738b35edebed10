package io.huiyin.standalone.cli;

import io.huiyin.component.Health;
import io.huiyin.standalone.stack.HealthChanges;
import io.huiyin.standalone.stack.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A process that serves until it is told to stop: by Ctrl-C or SIGTERM, then it closes what it holds before it ends. */
final class Running implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PrintWriter err;
    private final Thread hook;

    /** {@code stop} is run when the process is told to stop, unless this was closed before. */
    Running(PrintWriter err, Runnable stop) {
        this.err = err;
        hook = Thread.ofPlatform().name("stop").unstarted(() -> {
            asked.countDown();
            stop.run();
            closed.countDown();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits to be told to stop. Meanwhile says each change of health once, and keeps the file fresh while all are well. */
    void until(Supplier<Map<Part, Health>> check, Optional<Path> healthFile) throws InterruptedException {
        var changes = new HealthChanges();
        do {
            var health = check.get();
            changes.since(health).forEach(sentence -> err.println("huiyin: " + sentence));
            err.flush();
            if (health.values().stream().allMatch(Health::ok)) {
                healthFile.ifPresent(Running::touch);
            }
        } while (!asked.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        closed.await();
    }

    /** From now on the process ends without more ado. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is shutting down already, and the hook does its work.
            asked.countDown();
        }
    }

    private static void touch(Path file) {
        try {
            if (Files.exists(file)) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            } else {
                Files.createFile(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write --health-file " + file, e);
        }
    }
}
