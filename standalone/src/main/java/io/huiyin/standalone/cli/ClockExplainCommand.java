package io.huiyin.standalone.cli;

import io.huiyin.check.Nearest;
import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.ClockRules;
import io.huiyin.policy.DurationText;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.PolicyRules;
import io.huiyin.processor.clock.Facts;
import io.huiyin.processor.clock.Pauses;
import io.huiyin.processor.clock.Pauses.Pause;
import io.huiyin.standalone.clock.Asked;
import io.huiyin.standalone.clock.Explanation;
import io.huiyin.standalone.clock.LineAnswers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a deadline and the walk to it, or answers lines of JSON. */
@NullUnmarked
@Command(
        name = "explain",
        description = {
            "Print a deadline and the walk to it, or, with --end, the business time until then.",
            "Without --start, questions are read from standard input, a JSON object a line, and answered",
            "a line each (docs/clocks.md); exit code 1 if one of them could not be."
        })
final class ClockExplainCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--policy", paramLabel = "FILE", description = "The policy; the built-in one without it.")
    private Path policy;

    @Option(names = "--clock", paramLabel = "NAME", description = "A clock of the policy.")
    private String clock;

    @Option(names = "--calendar", paramLabel = "NAME", description = "A calendar of the policy (default: the clock's).")
    private String calendar;

    @Option(names = "--start", paramLabel = "INSTANT", description = "Such as 2026-11-20T17:00:00+08:00.")
    private String start;

    @Option(names = "--end", paramLabel = "INSTANT", description = "How much business time passes until then?")
    private String end;

    @Option(names = "--target", paramLabel = "DURATION", description = "Such as 8h (default: the clock's own).")
    private String target;

    @Option(names = "--pause", paramLabel = "FROM/TO", description = "Two instants; may be given several times.")
    private List<String> pauses = new ArrayList<>();

    @Option(names = "--category", defaultValue = "", description = "The case's category.")
    private String category;

    @Option(names = "--severity", defaultValue = "NORMAL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Severity severity;

    @Option(names = "--kind", defaultValue = "FEEDBACK", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    @Option(names = "--channel", defaultValue = "WEB", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Channel channel;

    @Override
    public Integer call() throws IOException {
        var rules = rules();
        if (start != null) {
            new Explanation(asked(rules)).lines().forEach(common.out()::println);
            return 0;
        }
        if (clock != null || calendar != null || end != null || target != null || !pauses.isEmpty()) {
            throw new UsageException("--start is missing; it must be an instant such as 2026-11-20T17:00:00+08:00");
        }
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return new LineAnswers(rules.calendars()).answer(in, common.out()) == 0 ? 0 : 1;
    }

    private PolicyRules rules() {
        if (policy == null) {
            return BuiltinPolicies.template();
        }
        return switch (PolicyLanguage.parse(PolicyFile.read(policy).document())) {
            case Parsed.Sound sound -> sound.rules();
            case Parsed.Unsound unsound ->
                throw new UsageException(policy + " is not sound: "
                        + unsound.problems().getFirst().sentence() + " (`huiyin policy check` says more)");
        };
    }

    private Asked asked(PolicyRules rules) {
        if (clock == null && target == null && end == null) {
            throw new UsageException("say what to explain: --clock, --target or --end");
        }
        var facts = new Facts(category, severity, kind, channel);
        var length = Optional.ofNullable(target).map(ClockExplainCommand::duration);
        var found = Optional.ofNullable(clock).map(name -> clock(rules, name, length));
        return new Asked(
                rules,
                found,
                facts,
                found.map(ClockRules::calendar).orElseGet(() -> calendar(rules)),
                instant("--start", start),
                Pauses.of(pauses.stream().map(ClockExplainCommand::pause).toList()),
                length,
                Optional.ofNullable(end).map(text -> instant("--end", text)));
    }

    /** The clock of this name with what the flags put in place of its own. */
    private ClockRules clock(PolicyRules rules, String name, Optional<Duration> length) {
        var found = rules.clocks().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(
                        "--clock",
                        name,
                        rules.clocks().stream().map(ClockRules::name).toList()));
        if (!found.when().matches(category, severity, kind, channel)) {
            throw new UsageException("clock " + name + " is not for such a case; look at its 'when'");
        }
        return new ClockRules(
                found.name(),
                found.owner(),
                found.when(),
                found.course(),
                length.map(time -> new ClockRules.Targets(Optional.of(time), List.of()))
                        .orElse(found.targets()),
                calendar == null ? found.calendar() : calendar(rules),
                found.ladder());
    }

    private String calendar(PolicyRules rules) {
        var name = calendar == null ? "always" : calendar;
        if (!rules.calendars().containsKey(name)) {
            throw unknown("--calendar", name, rules.calendars().keySet());
        }
        return name;
    }

    private static UsageException unknown(String flag, String name, Collection<String> known) {
        return new UsageException(flag + " is '" + name + "'; it must be "
                + Nearest.to(name, known)
                        .map(word -> "one of the policy's; the nearest is '" + word + "'")
                        .orElse("one of " + String.join(", ", known)));
    }

    private static Pause pause(String text) {
        var ends = text.split("/", -1);
        if (ends.length != 2) {
            throw new UsageException("--pause is '" + text + "'; it must be two instants with a slash between them");
        }
        var from = instant("--pause", ends[0]);
        var to = instant("--pause", ends[1]);
        if (to.isBefore(from)) {
            throw new UsageException("--pause is '" + text + "'; it must not end before it begins");
        }
        return new Pause(from, to);
    }

    private static Instant instant(String flag, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException _e) {
            throw new UsageException(flag + " is '" + text
                    + "'; it must be an instant with its offset, such as 2026-11-20T17:00:00+08:00");
        }
    }

    private static Duration duration(String text) {
        return DurationText.parse(text)
                .orElseThrow(() -> new UsageException("--target is '" + text + "'; it must be a duration such as 8h"));
    }
}
