package io.huiyin.benchmarks.store;

import com.sun.management.OperatingSystemMXBean;
import io.huiyin.sink.PostgresConnection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** CPU time of this process, and of a PostgreSQL on this machine with all its processes. */
final class CpuClock {
    /** Of {@code /proc/PID/stat}: 100 ticks a second on every Linux of today, see proc_pid_stat(5) and sysconf(_SC_CLK_TCK). */
    private static final double MICROS_PER_TICK = 10_000;

    private static final Path PROCESSES = Path.of("/proc");
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long postmaster;

    private CpuClock(long postmaster) {
        this.postmaster = postmaster;
    }

    static CpuClock of(PostgresConnection postgres) throws SQLException, IOException {
        try (var connection = postgres.open();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            var session = PROCESSES.resolve(row.getString(1));
            return new CpuClock(Files.exists(session) ? Stat.of(session).parent : -1);
        }
    }

    double hereMicros() {
        return SYSTEM.getProcessCpuTime() / 1e3;
    }

    /** Of the postmaster, those it runs, and those that ended; 0 where there is no {@code /proc}. */
    double serverMicros() throws IOException {
        if (postmaster < 0) {
            return 0;
        }
        var parent = Stat.of(PROCESSES.resolve(Long.toString(postmaster)));
        double ticks = parent.own + parent.ended;
        try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (var process : processes) {
                var stat = Stat.of(process);
                ticks += stat.parent == postmaster ? stat.own : 0;
            }
        }
        return ticks * MICROS_PER_TICK;
    }

    /** Of one process: who started it, the ticks it spent, and those of its children that ended. */
    private record Stat(long parent, long own, long ended) {
        private static final Stat GONE = new Stat(-1, 0, 0);

        static Stat of(Path process) {
            String text;
            try {
                text = Files.readString(process.resolve("stat"));
            } catch (IOException e) {
                return GONE;
            }
            // The name in brackets may have blanks in it; after it come state and parent, and times 11 to 14 places on.
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            return new Stat(
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                    Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        }
    }
}
