package io.huiyin.sink.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the items that spoil a batch by halving it, so that a bad one in n costs about 2·log2(n) attempts more. */
final class Bisection {
    private Bisection() {}

    /** Tries to take items in, all or none. */
    @FunctionalInterface
    interface Attempt<T> {
        /** Empty where they were taken in; what is wrong where one of them is bad. Throws where it is not their fault. */
        Optional<String> take(List<T> items) throws SQLException;
    }

    /** An item that is bad in itself. */
    record Bad<T>(T item, String detail) {}

    /** Takes in, in order, all that can be, and returns the rest. */
    static <T> List<Bad<T>> takeAllGood(List<T> items, Attempt<T> attempt) throws SQLException {
        var bad = new ArrayList<Bad<T>>();
        take(items, attempt, bad);
        return bad;
    }

    private static <T> void take(List<T> items, Attempt<T> attempt, List<Bad<T>> bad) throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        var fault = attempt.take(items);
        if (fault.isEmpty()) {
            return;
        }
        if (items.size() == 1) {
            bad.add(new Bad<>(items.getFirst(), fault.get()));
            return;
        }
        int middle = items.size() / 2;
        take(items.subList(0, middle), attempt, bad);
        take(items.subList(middle, items.size()), attempt, bad);
    }
}
