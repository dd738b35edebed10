package io.huiyin.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.processor.oncall.Duty.Reason;
import io.huiyin.standalone.oncall.Schedule;
import io.huiyin.standalone.oncall.ScheduleTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A rota laid out day by day. */
@NullUnmarked
@Command(name = "schedule", description = "Print a rota: days by shifts, hand-overs at local time.")
final class OncallScheduleCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 366;

    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Mixin
    private RotaOptions which;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day (default: today).")
    private String from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day (default: a week, the first included).")
    private String to;

    @Override
    public Integer call() {
        var answer = Json.object();
        var rotas = answer.putArray("rotas");
        which.rotas(common).forEach((name, rules) -> {
            var first = from == null ? LocalDate.now(rules.zone()) : date("--from", from);
            var last = to == null ? first.plusDays(6) : date("--to", to);
            if (last.isBefore(first) || first.until(last, ChronoUnit.DAYS) >= MOST_DAYS) {
                throw new UsageException(
                        "--to is " + last + "; it must be from " + first + " to " + first.plusDays(MOST_DAYS - 1));
            }
            var schedule = Schedule.of(rules, first, last);
            if (json.wanted()) {
                describe(rotas.addObject().put("rota", name), schedule);
            } else {
                print(name, rules.zone(), schedule);
            }
        });
        if (json.wanted()) {
            common.out().println(Json.write(answer));
        }
        return 0;
    }

    private void print(String name, ZoneId zone, Schedule schedule) {
        common.out().println(name + ", local times of " + zone);
        new ScheduleTable(schedule).lines().forEach(line -> common.out().println("  " + line));
        if (schedule.stints().stream().anyMatch(stint -> stint.reason() == Reason.OVERRIDE)) {
            common.out().println("  * stands in");
        }
    }

    private static void describe(ObjectNode node, Schedule schedule) {
        node.put("zone", schedule.zone().getId())
                .put("from", schedule.first().toString())
                .put("to", schedule.last().toString());
        var duties = node.putArray("duties");
        for (var stint : schedule.stints()) {
            var one = duties.addObject().put("shift", stint.shift().orElse(null));
            stint.people().forEach(one.putArray("people")::add);
            one.put("reason", stint.reason().name())
                    .put("from", stint.from().toString())
                    .put("to", stint.to().toString());
        }
    }

    private static LocalDate date(String flag, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _e) {
            throw new UsageException(flag + " is '" + text + "'; it must be a date such as 2026-10-01");
        }
    }
}
