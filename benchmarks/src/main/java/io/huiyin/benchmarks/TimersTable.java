package io.huiyin.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures of several numbers of timers side by side, and each as a multiple of the first. */
record TimersTable(List<TimersFigures> columns) {

    void print(PrintStream out, int due, int budget, int fired) {
        out.println();
        line(out, "timers pending", TimersFigures::pending, "%,.0f");
        line(out, "tick, nothing due: median µs", TimersFigures::quiet, "%,.1f");
        line(out, "tick, nothing due: p99 µs", TimersFigures::quietP99, "%,.1f");
        line(out, "%,d due, ticks of %,d: ms".formatted(due, budget), one -> one.burst() / 1_000, "%,.1f");
        line(out, "tick, nothing due, after %,d fired: µs".formatted(fired), TimersFigures::quietAfter, "%,.1f");
        line(out, "first tick after a restart: µs", TimersFigures::restarted, "%,.1f");
        line(out, "first tick after a restore: µs", TimersFigures::restored, "%,.1f");
        line(out, "restore from the changelog: s", TimersFigures::restoreSeconds, "%,.2f");
        line(out, "records restored a second", one -> one.restoredRecords() / one.restoreSeconds(), "%,.0f");
        line(out, "bytes a timer, on disk", TimersFigures::diskBytes, "%,.1f");
        line(out, "bytes a timer, in the changelog", TimersFigures::changelogBytes, "%,.1f");
        line(out, "setting one: µs", TimersFigures::setMicros, "%,.1f");
    }

    private void line(PrintStream out, String name, ToDoubleFunction<TimersFigures> figure, String format) {
        var text = new StringBuilder("%-46s".formatted(name));
        var first = figure.applyAsDouble(columns.getFirst());
        for (var column : columns) {
            text.append("%15s".formatted(format.formatted(figure.applyAsDouble(column))));
        }
        for (var column : columns.subList(1, columns.size())) {
            text.append("%9s".formatted("x%.2f".formatted(figure.applyAsDouble(column) / first)));
        }
        out.println(text);
    }
}
