package io.huiyin.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.standalone.operate.Behind;
import io.huiyin.standalone.operate.StoreState;
import io.huiyin.standalone.stack.Wiring;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether the installation gets on, from outside. */
@NullUnmarked
@Command(
        name = "status",
        description = "Say how the installation is: parts, what waits, clocks, channels, dead letters.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "1:something needs a look", "2:it could not look"})
final class StatusCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Option(
            names = "--late",
            paramLabel = "DURATION",
            defaultValue = "PT1M",
            description = "From which age on a waiting record is worth a look (default: ${DEFAULT-VALUE}).")
    private Duration late;

    @Override
    public Integer call() throws InterruptedException {
        var settings = common.settings();
        var wiring = new Wiring(settings);
        var parts = new LinkedHashMap<String, String>();
        parts.put("gateway", health(settings.gatewayUrl()));
        parts.put("console", health(settings.consoleUrl()));
        parts.put("auditor", health(settings.auditorUrl()));
        List<Behind> behind;
        StoreState store;
        try {
            behind = OffsetsCommand.of(wiring);
            store = StoreState.of(wiring.postgres());
        } catch (SQLException | RuntimeException e) {
            common.err().println("huiyin: it could not look: " + Sentences.of(e));
            return ExitCode.USAGE;
        }
        var now = Instant.now();
        var worries = worries(parts, behind, store, now);
        if (json.wanted()) {
            common.out().println(Json.write(tree(parts, behind, store, worries)));
        } else {
            print(parts, behind, store, now);
            worries.forEach(worry -> common.out().println(common.unwell("! " + worry)));
            common.out()
                    .println(
                            worries.isEmpty()
                                    ? common.well("All is well.")
                                    : common.unwell(worries.size() + " to look at."));
        }
        return worries.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<String> worries(Map<String, String> parts, List<Behind> behind, StoreState store, Instant now) {
        var worries = new ArrayList<String>();
        parts.forEach((part, trouble) -> {
            if (!trouble.isEmpty()) {
                worries.add("the " + part + " is not well: " + trouble);
            }
        });
        for (var part : List.of("processor", "sink")) {
            oldest(behind, part)
                    .filter(since -> since.isBefore(now.minus(late)))
                    .ifPresent(since -> worries.add("what the " + part + " has to take in waits for "
                            + Duration.between(since, now).toSeconds() + " s"));
        }
        if (behind.stream().noneMatch(one -> one.part().equals("processor"))) {
            worries.add("no processor has taken anything in yet");
        }
        store.channels().stream()
                .filter(one -> !one.state().equals("OK"))
                .forEach(one -> worries.add("the channel " + one.channel() + " of " + one.tenant() + " is "
                        + one.state()
                        + one.heldUntil().map(until -> " until " + until).orElse("") + " with " + one.pending()
                        + " waiting: " + one.lastError()));
        if (store.openDeadLetters() > 0) {
            worries.add(store.openDeadLetters() + " dead letters are open; `huiyin dlq list` names them");
        }
        return worries;
    }

    private void print(Map<String, String> parts, List<Behind> behind, StoreState store, Instant now) {
        var out = common.out();
        parts.forEach((part, trouble) ->
                out.printf("%-13s %s%n", part, trouble.isEmpty() ? common.well("well") : common.unwell(trouble)));
        for (var part : List.of("processor", "sink")) {
            out.printf(
                    "%-13s %d waiting%s%n",
                    part,
                    waiting(behind, part),
                    oldest(behind, part)
                            .map(since -> ", the oldest for "
                                    + Duration.between(since, now).toSeconds() + " s")
                            .orElse(""));
        }
        out.printf("%-13s %d open%n", "cases", store.openCases());
        out.printf(
                "%-13s %d pending, %d past due%s%n",
                "clocks",
                store.clocksRunning(),
                store.clocksPastDue(),
                store.nextDeadline().map(next -> ", the next at " + next).orElse(""));
        out.printf("%-13s %d open%n", "dead letters", store.openDeadLetters());
        store.channels()
                .forEach(one -> out.printf(
                        "%-13s %s of %s: %s, %d waiting, %d silenced, %d given up%n",
                        "channel",
                        one.channel(),
                        one.tenant(),
                        one.state().equals("OK") ? common.well(one.state()) : common.unwell(one.state()),
                        one.pending(),
                        one.silenced(),
                        one.dead()));
    }

    private static ObjectNode tree(
            Map<String, String> parts, List<Behind> behind, StoreState store, List<String> worries) {
        var tree = Json.object().put("well", worries.isEmpty());
        var health = tree.putObject("parts");
        parts.forEach((part, trouble) ->
                health.putObject(part).put("well", trouble.isEmpty()).put("detail", trouble));
        for (var part : List.of("processor", "sink")) {
            tree.putObject(part)
                    .put("waiting", waiting(behind, part))
                    .put(
                            "oldestWaiting",
                            oldest(behind, part).map(Instant::toString).orElse(null));
        }
        tree.put("openCases", store.openCases());
        tree.putObject("clocks")
                .put("pending", store.clocksRunning())
                .put("pastDue", store.clocksPastDue())
                .put("next", store.nextDeadline().map(Instant::toString).orElse(null));
        tree.put("openDeadLetters", store.openDeadLetters());
        var channels = tree.putArray("channels");
        store.channels().forEach(one -> channels.addObject()
                .put("tenant", one.tenant())
                .put("channel", one.channel())
                .put("state", one.state())
                .put("pending", one.pending())
                .put("silenced", one.silenced())
                .put("oldestPending", one.oldestPending().map(Instant::toString).orElse(null))
                .put("dead", one.dead())
                .put("lastError", one.lastError())
                .put("heldUntil", one.heldUntil().map(Instant::toString).orElse(null)));
        worries.forEach(tree.putArray("worries")::add);
        return tree;
    }

    private static long waiting(List<Behind> behind, String part) {
        return behind.stream()
                .filter(one -> one.part().equals(part) && one.oldestWaiting().isPresent())
                .mapToLong(Behind::lag)
                .sum();
    }

    private static Optional<Instant> oldest(List<Behind> behind, String part) {
        return behind.stream()
                .filter(one -> one.part().equals(part))
                .map(Behind::oldestWaiting)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** Empty where it is well. */
    private static String health(String url) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/health"))
                .timeout(PATIENCE)
                .build();
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status == OK ? "" : "it answers " + status + " at " + url + "/health";
        } catch (IOException e) {
            return "it does not answer at " + url;
        }
    }
}
