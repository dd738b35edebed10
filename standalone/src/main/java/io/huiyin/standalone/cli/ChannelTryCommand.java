package io.huiyin.standalone.cli;

import static java.util.stream.Collectors.toMap;

import io.huiyin.policy.ChannelRules;
import io.huiyin.sink.notify.ChannelTrial;
import io.huiyin.sink.notify.media.Attempt;
import io.huiyin.standalone.stack.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends a test message. */
@NullUnmarked
@Command(
        name = "try",
        description = {
            "Send a test message on a channel, once, and say what the receiver answered.",
            "It goes past silences and the channel's rate, and is in no ledger. An on-call service that takes it",
            "tells whoever is on call, as it would of a page."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the receiver took it", "1:it did not", "2:wrong usage, or there is no such channel"})
final class ChannelTryCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Parameters(paramLabel = "NAME", description = "The channel, as the policy names it.")
    private String name;

    @ArgGroup(multiplicity = "1")
    private RulesSource source;

    @Override
    public Integer call() {
        var rules = source.rules(common);
        var channels = rules.channels().stream()
                .collect(toMap(ChannelRules::name, Function.identity(), (first, _again) -> first, LinkedHashMap::new));
        if (channels.isEmpty()) {
            throw new UsageException(source.where() + " has no channels; docs/policy.md shows how to write one");
        }
        var channel = Named.in(channels, name, "channel", source.where());
        long begun = System.nanoTime();
        var attempt = ChannelTrial.send(
                new Wiring(common.settings()).notifications(), channel, rules, source.tenant(), Instant.now());
        print(channel, trouble(attempt), Duration.ofNanos(System.nanoTime() - begun));
        return attempt instanceof Attempt.Accepted ? 0 : 1;
    }

    private static Optional<String> trouble(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Accepted _one -> Optional.empty();
            case Attempt.Refused one -> Optional.of(one.sentence());
            case Attempt.Rejected one -> Optional.of(one.error());
            case Attempt.Unanswered one -> Optional.of(one.error());
            case Attempt.Undeliverable one -> Optional.of(one.error());
        };
    }

    private void print(ChannelRules channel, Optional<String> trouble, Duration took) {
        if (json.wanted()) {
            common.out()
                    .println(Json.write(Json.object()
                            .put("channel", channel.name())
                            .put("kind", channel.kind())
                            .put("taken", trouble.isEmpty())
                            .put("trouble", trouble.orElse(null))
                            .put("millis", took.toMillis())));
            return;
        }
        var where = channel.name() + " (" + channel.address() + ")";
        trouble.ifPresentOrElse(
                said -> common.err().println("huiyin: " + where + " did not take it: " + said),
                () -> common.out().println(where + " took it in " + took.toMillis() + " ms"));
    }
}
