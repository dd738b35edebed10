package io.huiyin.benchmarks;

import io.huiyin.topic.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lets subjects drain the same topic of reports by turns (A B A B …), each time with a new group, folder and output topics.
 *
 * @param commitInterval between two transactions
 */
record Drain(
        Ground ground,
        Path folder,
        int reports,
        int sites,
        int threads,
        Duration commitInterval,
        long storeBytes,
        PrintStream out) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long SEED = 20_261_101;

    /** Writes the reports, once. */
    void preload() {
        var stream = new Reports(SEED, sites);
        var begun = System.nanoTime();
        long bytes = 0;
        try (var post = ground.post(5)) {
            for (int i = 0; i < reports; i++) {
                var report = stream.next(Instant.now());
                bytes += report.toByteBuffer().remaining();
                post.send(report);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.printf(
                "%,d reports of %d bytes on average written in %.1f s%n",
                reports, bytes / reports, (System.nanoTime() - begun) / 1e9);
    }

    /** One round after another; the runs of round 0 warm the machine up and are not handed back. */
    List<Drained> rounds(List<Subject> subjects, int rounds) throws InterruptedException {
        var runs = new ArrayList<Drained>();
        for (int round = 0; round <= rounds; round++) {
            for (var subject : subjects) {
                var run = run(subject, round, Optional.empty());
                out.printf(
                        "%-9s %s  %,7.0f reports/s  %5.1f CPU s per million%n",
                        subject.name(),
                        round == 0 ? "warm" : "  #" + round,
                        run.reportsPerSecond(),
                        run.cpuSecondsPerMillion());
                if (round > 0) {
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    /** One run; with a profile, its samples are of this run's working time. */
    Drained run(Subject subject, int round, Optional<Profile> profile) throws InterruptedException {
        ground.renew();
        var id = subject.name() + "-" + round + "-" + Long.toHexString(System.nanoTime());
        var stateDir = folder.resolve(id);
        try (var app = subject.create(new Subject.Setup(ground, id, stateDir, threads, commitInterval, storeBytes))) {
            app.start();
            long done = awaitCommitted(id, 1);
            var before = CpuTime.now();
            var begun = System.nanoTime();
            profile.ifPresent(Profile::begin);
            long all = awaitCommitted(id, ground.end(Topics.REPORTS));
            var ended = System.nanoTime();
            var spent = CpuTime.now().minus(before);
            profile.ifPresent(Profile::end);
            return new Drained(subject.name(), round, all - done, ended - begun, spent);
        } finally {
            delete(stateDir);
        }
    }

    private long awaitCommitted(String group, long wanted) throws InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            long committed = ground.committed(group);
            if (committed >= wanted) {
                return committed;
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException(group + " did not come to offset " + wanted + " within " + LIMIT);
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
