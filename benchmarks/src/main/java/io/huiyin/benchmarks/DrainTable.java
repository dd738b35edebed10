package io.huiyin.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The runs of a drain side by side, and the pipeline as a part of the floor: the median over rounds of the ratio within the round. */
record DrainTable(List<Drained> runs) {

    void print(PrintStream out) {
        out.println();
        out.println("                            CPU seconds per million reports               allocated");
        out.println("run            reports/s   all   stream  producer  broker  JIT, GC, RocksDB   B/report");
        for (var run : runs) {
            out.printf(
                    "%-9s #%-2d %,11.0f  %5.1f  %6.1f  %8.1f  %6.1f  %16.1f  %9.0f%n",
                    run.subject(),
                    run.run(),
                    run.reportsPerSecond(),
                    run.cpuSecondsPerMillion(),
                    run.streamSecondsPerMillion(),
                    run.producerSecondsPerMillion(),
                    run.brokerSecondsPerMillion(),
                    run.restSecondsPerMillion(),
                    run.allocatedBytesPerReport());
        }
        out.printf(
                "%npipeline to floor, median of the rounds: %.2f of its reports/s, %.2f of its CPU%n",
                ratio(Drained::reportsPerSecond), ratio(Drained::cpuSecondsPerMillion));
    }

    /** The pipeline's figure over the floor's of the same round, the median. */
    double ratio(ToDoubleFunction<Drained> figure) {
        var ratios = runs.stream()
                .filter(run -> run.subject().equals("pipeline"))
                .mapToDouble(run -> figure.applyAsDouble(run) / figure.applyAsDouble(floor(run.run())))
                .toArray();
        return median(ratios);
    }

    private Drained floor(int round) {
        return runs.stream()
                .filter(run -> run.run() == round && run.subject().equals("floor"))
                .findFirst()
                .orElseThrow();
    }

    static double median(double[] figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
