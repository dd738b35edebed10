package io.huiyin.standalone.cli;

import io.huiyin.ingest.importer.ImportListener;
import io.huiyin.ingest.importer.Rejection;
import io.huiyin.ingest.importer.Tally;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar that says how much of the file is read; on stderr, and only where somebody looks at it. */
final class ImportProgress implements ImportListener, AutoCloseable {
    private static final int MOST_SHOWN = 5;
    private static final int WIDTH = 100;

    private final PrintWriter err;
    private final boolean quiet;
    private @Nullable ProgressBar bar;
    private int rejected;

    ImportProgress(PrintWriter err, boolean quiet) {
        this.err = err;
        this.quiet = quiet || System.console() == null;
    }

    @Override
    public void progressed(Tally tally, long bytesRead, long bytes) {
        if (quiet) {
            return;
        }
        var shown = bar;
        if (shown == null) {
            shown = new ProgressBarBuilder()
                    .setTaskName("Importing")
                    .setInitialMax(bytes)
                    .setUnit(" MB", 1 << 20)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                    .build();
            bar = shown;
        }
        shown.maxHint(bytes);
        shown.stepTo(bytesRead);
        shown.setExtraMessage("%,d rows".formatted(tally.rows()));
    }

    @Override
    public void rejected(Rejection rejection) {
        rejected++;
        if (rejected <= MOST_SHOWN) {
            err.println("huiyin: " + rejection);
        } else if (rejected == MOST_SHOWN + 1) {
            err.println("huiyin: more rows are wrong; all of them are kept beside the file");
        }
    }

    @Override
    public void resumed(long rows) {
        err.println("huiyin: going on after " + rows + " rows");
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
