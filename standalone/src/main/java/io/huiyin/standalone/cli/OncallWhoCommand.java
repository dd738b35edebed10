package io.huiyin.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.policy.RotaRules;
import io.huiyin.processor.oncall.Duty;
import io.huiyin.processor.oncall.OnCall;
import io.huiyin.processor.oncall.Rota;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who is on call at an instant, and why, and who is next. */
@NullUnmarked
@Command(name = "who", description = "Say who is on call: shift, since when, until when, and who is next.")
final class OncallWhoCommand implements Callable<Integer> {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Mixin
    private RotaOptions which;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "At this time, such as 2026-10-01T08:00Z, or without offset in the rota's zone (default: now).")
    private String at;

    @Override
    public Integer call() {
        var now = Instant.now();
        var answer = Json.object();
        var rotas = answer.putArray("rotas");
        which.rotas(common).forEach((name, rules) -> {
            var instant = at == null ? now : instant(at, rules.zone());
            if (json.wanted()) {
                describe(rotas.addObject(), name, rules, instant);
            } else {
                print(name, rules, instant);
            }
        });
        if (json.wanted()) {
            common.out().println(Json.write(answer));
        }
        return 0;
    }

    private static Instant instant(String text, ZoneId zone) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _e) {
            try {
                return LocalDateTime.parse(text).atZone(zone).toInstant();
            } catch (DateTimeException _again) {
                throw new UsageException("--at is '" + text
                        + "'; it must be a time such as 2026-10-01T08:00Z, 2026-10-01T08:00+08:00 or 2026-10-01T08:00");
            }
        }
    }

    private void print(String name, RotaRules rules, Instant instant) {
        var rota = Rota.of(rules);
        var found = rota.at(instant);
        var zone = rules.zone();
        common.out().println(name + " at " + local(instant, zone) + " " + zone);
        for (var duty : found.duties()) {
            common.out()
                    .println("  %s: %s%s%s%s"
                            .formatted(
                                    duty.shift().orElse("between shifts"),
                                    String.join(", ", duty.people()),
                                    why(duty.reason()),
                                    duty.since()
                                            .map(since -> ", since " + local(since, zone))
                                            .orElse(""),
                                    duty.until()
                                            .map(until -> ", until " + local(until, zone))
                                            .orElse("")));
        }
        if (found.duties().isEmpty()) {
            common.out().println("  nobody");
        }
        found.until().ifPresent(until -> common.out()
                .println("  next, from " + local(until, zone) + ": " + next(rota, until)));
    }

    private static String why(Duty.Reason reason) {
        return switch (reason) {
            case TURN -> "";
            case OVERRIDE -> " (standing in)";
            case OTHERWISE -> " (as nobody else is)";
        };
    }

    private static String next(Rota rota, Instant at) {
        var people = rota.people(at);
        return people.isEmpty() ? "nobody" : String.join(", ", people);
    }

    private static String local(Instant at, ZoneId zone) {
        return LOCAL.format(at.atZone(zone));
    }

    private static void describe(ObjectNode node, String name, RotaRules rules, Instant instant) {
        var rota = Rota.of(rules);
        var found = rota.at(instant);
        node.put("rota", name).put("zone", rules.zone().getId()).put("at", instant.toString());
        people(node, found.people());
        var duties = node.putArray("duties");
        for (var duty : found.duties()) {
            var one = duties.addObject().put("shift", duty.shift().orElse(null));
            people(one, duty.people());
            one.put("reason", duty.reason().name())
                    .put("since", text(duty.since()))
                    .put("until", text(duty.until()));
        }
        next(node, found, rota);
    }

    private static void next(ObjectNode node, OnCall found, Rota rota) {
        found.until()
                .ifPresent(until -> people(node.putObject("next").put("at", until.toString()), rota.people(until)));
    }

    private static void people(ObjectNode node, List<String> people) {
        people.forEach(node.putArray("people")::add);
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
