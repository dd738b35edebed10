package io.huiyin.processor.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A clock that is never set: milliseconds from any zero. Linux tells for how long a machine has been up, sleep included
 * ({@code proc(5)}, {@code /proc/uptime}); a lid that was closed is then no jump of the brokers' clock. Elsewhere it is Java's own
 * ({@link System#nanoTime}), which may stand still in sleep.
 */
final class SteadyClock {
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final double MILLIS = 1_000;

    private SteadyClock() {}

    /** The best that this system has. */
    static LongSupplier system() {
        try {
            uptime();
            return SteadyClock::uptimeOrFail;
        } catch (IOException | NumberFormatException e) {
            return () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }
    }

    /** The first of its two numbers: seconds, with two decimals. */
    private static long uptime() throws IOException {
        var text = Files.readString(UPTIME);
        return Math.round(Double.parseDouble(text.substring(0, Math.max(0, text.indexOf(' ')))) * MILLIS);
    }

    private static long uptimeOrFail() {
        try {
            return uptime();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read " + UPTIME, e);
        }
    }
}
