package io.huiyin.ingest.importer.rows;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Sorts more entries than fit into memory: what is over the budget is written away as a sorted run, and in the end the runs
 * are merged. First all entries are added, then they are taken.
 */
final class ExternalSort implements Closeable {
    private final Comparator<Entry> order;
    private final long budget;
    private final Spill spill = new Spill();
    private final PriorityQueue<Run> runs;
    private List<Entry> kept = new ArrayList<>();
    private long weight;
    private int taken;
    private boolean merging;

    /** @param budget about how much memory the entries may take, in bytes */
    ExternalSort(Comparator<Entry> order, long budget) {
        this.order = order;
        this.budget = budget;
        this.runs = new PriorityQueue<>(Comparator.comparing(Run::head, order));
    }

    void add(Entry entry) throws IOException {
        kept.add(entry);
        weight += entry.weight();
        if (weight > budget) {
            writeAway();
        }
    }

    /** The next in order; empty at the end. */
    Optional<Entry> take() throws IOException {
        if (!merging) {
            merging = true;
            kept.sort(order);
        }
        var run = runs.peek();
        if (taken < kept.size() && (run == null || order.compare(kept.get(taken), run.head()) < 0)) {
            return Optional.of(kept.get(taken++));
        }
        if (run == null) {
            return Optional.empty();
        }
        runs.poll();
        var next = run.head();
        run.advance();
        if (!run.ended()) {
            runs.add(run);
        }
        return Optional.of(next);
    }

    @Override
    public void close() throws IOException {
        spill.close();
    }

    private void writeAway() throws IOException {
        kept.sort(order);
        runs.add(spill.write(kept));
        kept = new ArrayList<>();
        weight = 0;
    }
}
