package io.huiyin.standalone.cli;

import io.huiyin.standalone.trial.RecordingInput;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Two bars on stderr, one for reading and one for playing, and only where somebody looks at them; and the first rows that are wrong. */
final class TrialProgress implements RecordingInput.Listener, AutoCloseable {
    private static final int MOST_SHOWN = 5;
    private static final int WIDTH = 100;

    private final PrintWriter err;
    private final boolean quiet = System.console() == null;
    private @Nullable ProgressBar bar;
    private long rejected;

    TrialProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void read(long done, long all) {
        if (!quiet && bar == null) {
            bar = bar("Reading", all);
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void rejected(String sentence) {
        rejected++;
        if (rejected <= MOST_SHOWN) {
            err.println("huiyin: " + sentence);
        }
    }

    /** Reading is over; so many records will be played. */
    void playing(long all) {
        close();
        if (rejected > 0) {
            err.printf("huiyin: %,d rows are wrong and are not played%n", rejected);
        }
        if (!quiet) {
            bar = bar("Playing", all);
        }
    }

    /** So many more were played. */
    void played(int records) {
        if (bar != null) {
            bar.stepBy(records);
        }
    }

    private static ProgressBar bar(String task, long all) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(all)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .build();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
