package io.huiyin.benchmarks.cost;

import java.io.PrintStream;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures of several windows side by side, and each as a multiple of the first. */
public record CostTable(List<CostFigures> columns) {

    public void print(PrintStream out) {
        out.println();
        line(out, "reports in the window", CostFigures::window, "%,.0f");
        line(out, "classify: µs", CostFigures::classify, "%.1f");
        line(out, "deduplicate: µs", CostFigures::deduplicate, "%.1f");
        line(out, "both: µs", CostFigures::both, "%.1f");
        line(out, "both, by the clock, p99 of batches: µs", CostFigures::bothP99, "%.1f");
        line(out, "all threads of the process: µs", CostFigures::allKinds, "%.1f");
        line(out, "joined another: share", CostFigures::joined, "%.3f");
        line(out, "heap for each in the window: bytes", CostFigures::heapBytes, "%,.0f");
        line(out, "store for each in the window: bytes", CostFigures::storeBytes, "%,.0f");
        line(out, "allocated for a report: bytes", CostFigures::allocated, "%,.0f");
        line(out, "index again after a restart: s", CostFigures::restartSeconds, "%.2f");
    }

    private void line(PrintStream out, String name, ToDoubleFunction<CostFigures> figure, String format) {
        var text = new StringBuilder("%-40s".formatted(name));
        double first = figure.applyAsDouble(columns.getFirst());
        for (var column : columns) {
            text.append("%13s".formatted(format.formatted(figure.applyAsDouble(column))));
        }
        for (var column : columns.subList(1, columns.size())) {
            text.append("%9s".formatted("x%.2f".formatted(figure.applyAsDouble(column) / first)));
        }
        out.println(text);
    }
}
