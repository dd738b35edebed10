package io.huiyin.processor.count;

import io.huiyin.event.CountWindow;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

/** The figures of a window, each described in {@link CountWindow}, and where they stand in its record. */
@SuppressWarnings("ImmutableEnumChecker") // method references hold nothing
public enum Figure {
    REPORTS(CountWindow::getReports, CountWindow.Builder::setReports),
    CASES(CountWindow::getCases, CountWindow.Builder::setCases),
    DUPLICATES(CountWindow::getDuplicates, CountWindow.Builder::setDuplicates),
    ANSWERED_IN_TIME(CountWindow::getAnsweredInTime, CountWindow.Builder::setAnsweredInTime),
    ANSWERED_LATE(CountWindow::getAnsweredLate, CountWindow.Builder::setAnsweredLate),
    ANSWERED_UNTARGETED(CountWindow::getAnsweredUntargeted, CountWindow.Builder::setAnsweredUntargeted),
    OPEN(CountWindow::getOpen, CountWindow.Builder::setOpen),
    OPEN_UNTARGETED(CountWindow::getOpenUntargeted, CountWindow.Builder::setOpenUntargeted),
    CANCELLED(CountWindow::getCancelled, CountWindow.Builder::setCancelled),
    OVERDUE(CountWindow::getOverdue, CountWindow.Builder::setOverdue),
    ESCALATIONS(CountWindow::getEscalations, CountWindow.Builder::setEscalations),
    VOTES(CountWindow::getVotes, CountWindow.Builder::setVotes);

    private final ToLongFunction<CountWindow> reader;
    private final ObjLongConsumer<CountWindow.Builder> writer;

    Figure(ToLongFunction<CountWindow> reader, ObjLongConsumer<CountWindow.Builder> writer) {
        this.reader = reader;
        this.writer = writer;
    }

    long in(CountWindow window) {
        return reader.applyAsLong(window);
    }

    void write(CountWindow.Builder window, long amount) {
        writer.accept(window, amount);
    }
}
