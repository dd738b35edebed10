package io.huiyin.benchmarks.cost;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Match;
import io.huiyin.processor.flow.ModelInForce;
import io.huiyin.processor.flow.Models;
import io.huiyin.processor.flow.Submitted;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fills the window of one task to each of several sizes and measures there what a report costs, with reports coming in as fast as
 * old ones leave the window, so that its size stays.
 *
 * @param batches how many batches are timed at each size
 * @param capacity the most that the index may hold, the same at all sizes
 */
public record TriageCost(Path folder, long seed, long storeBytes, int batches, int capacity, PrintStream out) {
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final int BATCH = 1_000;
    private static final int WARM_UP = 60;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * What a batch took: nanoseconds of CPU of each stage and of all threads while they ran, nanoseconds by the clock, bytes
     * allocated, and how many reports joined.
     */
    private record Batch(long classify, long deduplicate, long process, long passed, long allocated, int joined) {}

    /** Measures at each of these sizes, from an empty window every time. */
    public List<CostFigures> run(List<Long> sizes) throws IOException {
        var figures = new ArrayList<CostFigures>();
        for (long size : sizes) {
            figures.add(measure(size));
        }
        return figures;
    }

    private CostFigures measure(long size) throws IOException {
        var sayings = new Sayings(seed);
        var incoming = new Incoming(sayings, CostRules.policy(sayings.keywords(1_000)), seed);
        var model = Optional.of(new ModelInForce(CostRules.MODEL, 1, CostRules.model(new Sayings(seed), seed)));
        Models models = (_tenant, _name, _at) -> model;
        var step = WINDOW.dividedBy(size);
        var place = Files.createDirectories(folder.resolve("window-" + size));
        try (var task = new OneTask(place, models, capacity, storeBytes)) {
            long before = heap();
            long begun = System.nanoTime();
            for (long i = 0; i < size; i++) {
                task.deduplicate(Incoming.asClassified(incoming.next(step)));
            }
            for (int i = 0; i < WARM_UP; i++) {
                batch(task, incoming, step);
            }
            out.printf("%,d reports in the window after %.0f s%n", size, (System.nanoTime() - begun) / 1e9);
            double heap = (heap() - before) / (double) size;
            var timed = new ArrayList<Batch>();
            for (int i = 0; i < batches; i++) {
                timed.add(batch(task, incoming, step));
            }
            task.flush();
            double store = bytes(place) / (double) size;
            task.stop();
            long restart = System.nanoTime();
            task.start();
            return figures(size, timed, heap, store, (System.nanoTime() - restart) / 1e9);
        }
    }

    private static Batch batch(OneTask task, Incoming incoming, Duration step) {
        var reports = new ArrayList<Submitted>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            reports.add(incoming.next(step));
        }
        var classified = new ArrayList<Classified>(BATCH);
        long process = SYSTEM.getProcessCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long begun = System.nanoTime();
        long start = THREADS.getCurrentThreadCpuTime();
        for (var report : reports) {
            classified.add(task.classify(report));
        }
        long between = THREADS.getCurrentThreadCpuTime();
        int joined = 0;
        for (var report : classified) {
            joined += task.deduplicate(report) instanceof Match.Joins ? 1 : 0;
        }
        long end = THREADS.getCurrentThreadCpuTime();
        return new Batch(
                between - start,
                end - between,
                SYSTEM.getProcessCpuTime() - process,
                System.nanoTime() - begun,
                THREADS.getCurrentThreadAllocatedBytes() - allocated,
                joined);
    }

    private static CostFigures figures(long size, List<Batch> timed, double heap, double store, double restart) {
        return new CostFigures(
                size,
                micros(timed.stream().mapToLong(Batch::classify).toArray(), 0.5),
                micros(timed.stream().mapToLong(Batch::deduplicate).toArray(), 0.5),
                micros(timed.stream().mapToLong(Batch::passed).toArray(), 0.99),
                timed.stream().mapToLong(Batch::process).average().orElse(0) / BATCH / 1e3,
                timed.stream().mapToInt(Batch::joined).average().orElse(0) / BATCH,
                heap,
                store,
                timed.stream().mapToLong(Batch::allocated).average().orElse(0) / BATCH,
                restart);
    }

    /** Of one report, where batches took so many nanoseconds. */
    private static double micros(long[] nanos, double share) {
        Arrays.sort(nanos);
        return nanos[(int) Math.min(nanos.length - 1L, Math.round(share * nanos.length))] / 1e3 / BATCH;
    }

    /** Bytes in use after what is of no use has been taken away. */
    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toFile)
                    .filter(file -> file.isFile())
                    .mapToLong(file -> file.length())
                    .sum();
        }
    }
}
