package io.huiyin.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.ingest.client.GatewayClient;
import io.huiyin.ingest.client.GatewayClientConfig;
import io.huiyin.ingest.client.Reply;
import io.huiyin.standalone.embedded.Ports;
import io.huiyin.standalone.settings.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code huiyin up} as a process of its own: killed, started again, stopped. The slowest test of this module. */
class UpTest {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final long LOOK_MILLIS = 100;
    private static final String EVERYTHING =
            "SELECT case_id || ' ' || reports || ' ' || revision FROM cases ORDER BY 1";

    private final int databasePort = Ports.claim("embedded.store.port", 0);

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killWhatIsLeft() throws IOException {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
        var database = folder.resolve("data/postgresql/postmaster.pid");
        if (Files.exists(database)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(database).getFirst()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void up_killedAndStartedAgain_losesNothingAndRepeatsNothing() throws Exception {
        var first = up();
        var running = ready(first);
        assertThat(submit(running)).isInstanceOf(Reply.Accepted.class);
        var before = await(() -> cases(running), found -> !found.isEmpty());

        kill(first);
        var second = up();
        var again = ready(second);
        assertThat(cases(again)).isEqualTo(before);
        assertThat(submit(again)).as("the same once more").isInstanceOf(Reply.Accepted.class);
        assertThat(submit(again, "another")).isInstanceOf(Reply.Accepted.class);
        var after = await(() -> cases(again), found -> found.size() > 1);
        assertThat(after).hasSize(2).containsAll(before);

        second.destroy();
        assertThat(second.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("data/running.properties")).doesNotExist();
        assertThat(folder.resolve("data/postgresql/postmaster.pid")).doesNotExist();
        assertThat(Files.readString(output(1))).contains("Stopped. The data stays in");
    }

    private Process up() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.huiyin.standalone.cli.Main",
                "up",
                "--debug",
                "--data",
                folder.resolve("data").toString()));
        for (var port : List.of("gateway", "console", "auditor", "registry", "embedded.kafka")) {
            command.addAll(List.of("-s", port + ".port=0"));
        }
        // The same port each time: a database that outlives its killed parent still listens there.
        command.addAll(List.of("-s", "embedded.store.port=" + databasePort));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(started.size()).toFile())
                .start();
        started.add(process);
        return process;
    }

    private Path output(int run) {
        return folder.resolve("output-" + run + ".txt");
    }

    /** Waits for the file that says where everything is, and reads it. */
    private Map<String, String> ready(Process process) throws Exception {
        var file = folder.resolve("data/running.properties");
        var output = output(started.size() - 1);
        await(
                () -> {
                    assertThat(process.isAlive()).as(() -> read(output)).isTrue();
                    return Files.exists(file) && read(output).contains("Ctrl-C");
                },
                found -> found);
        return SettingsFile.read(file);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** With -9, and only this process: the database that it started lives on for the next one to find. */
    private void kill(Process process) throws Exception {
        process.destroyForcibly();
        process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        Files.delete(folder.resolve("data/running.properties"));
    }

    private static Reply submit(Map<String, String> running) {
        return submit(running, "first");
    }

    private static Reply submit(Map<String, String> running, String eventId) {
        var report = Json.object()
                .put("eventId", eventId)
                .put("tenant", "acme")
                .put("site", eventId)
                .put("channel", "WEB")
                .put("text", "The handrail at the shaft gate is loose, again: " + eventId)
                .put("submittedAt", Instant.now().toString());
        try (var client = new GatewayClient(GatewayClientConfig.of(URI.create(running.get("gateway.url"))))) {
            return client.submit(report);
        }
    }

    private static List<String> cases(Map<String, String> running) throws Exception {
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(running.get("store.url"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(EVERYTHING)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static <T> T await(Callable<T> look, java.util.function.Predicate<T> enough) throws Exception {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        var seen = look.call();
        while (!enough.test(seen)) {
            assertThat(System.nanoTime())
                    .as("waited for %s, saw %s", LIMIT, seen)
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            seen = look.call();
        }
        return seen;
    }
}
