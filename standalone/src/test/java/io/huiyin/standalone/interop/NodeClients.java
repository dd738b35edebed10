package io.huiyin.standalone.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Clients of others for Node, of the versions in {@code src/test/resources/npm-clients/package-lock.json}. They are installed
 * into {@code target/} once, about 200 MB; where there is no node, no npm or no package registry, the test that asks for them
 * is skipped with a line that says so.
 */
final class NodeClients {
    private static final Path SOURCE = Path.of("src", "test", "resources", "npm-clients");
    private static final Path FOLDER = Path.of("target", "npm-clients");
    private static final long SECONDS_TO_INSTALL = 300;
    private static final long SECONDS_TO_FETCH = 60;
    private static final long SECONDS_TO_RUN = 60;

    private record Ended(int status, String said) {}

    private NodeClients() {}

    /** Installs them where they are not; the scripts are copied in any case. */
    static void install() throws IOException, InterruptedException {
        for (var tool : List.of("node", "npm")) {
            assumeTrue(
                    run(Path.of("."), Map.of(), 10, tool, "--version").status() == 0,
                    tool + " is not installed: skipped");
        }
        Files.createDirectories(FOLDER);
        boolean installed = Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))
                && Files.exists(FOLDER.resolve("package-lock.json"))
                && Files.mismatch(SOURCE.resolve("package-lock.json"), FOLDER.resolve("package-lock.json")) < 0;
        for (var name : List.of("package.json", "package-lock.json", "registry.mjs", "clients.mjs")) {
            Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!installed) {
            var npm = run(
                    FOLDER,
                    Map.of(),
                    SECONDS_TO_INSTALL,
                    "npm",
                    "ci",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--prefer-offline");
            assumeTrue(npm.status() == 0, "npm could not install the clients: skipped. It said: " + npm.said());
            fetchNativePart();
        }
    }

    /** What Confluent's client for Kafka has in C, made by its publisher for this machine; without it KafkaJS stands in. */
    private static void fetchNativePart() throws IOException, InterruptedException {
        var client = FOLDER.resolve("node_modules/@confluentinc/kafka-javascript");
        var fetcher = FOLDER.resolve("node_modules/@mapbox/node-pre-gyp/bin/node-pre-gyp")
                .toAbsolutePath()
                .toString();
        run(client, Map.of(), SECONDS_TO_FETCH, "node", fetcher, "install");
    }

    /** Runs a script and reads the last line that it prints. */
    static JsonNode say(Map<String, String> environment, String script, String... arguments)
            throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        var node = run(FOLDER, environment, SECONDS_TO_RUN, command.toArray(String[]::new));
        assertThat(node.status()).as(node.said()).isZero();
        return new ObjectMapper().readTree(node.said().lines().reduce("", (first, last) -> last));
    }

    private static Ended run(Path folder, Map<String, String> environment, long seconds, String... command)
            throws InterruptedException, IOException {
        var output = Files.createTempFile("npm-clients", ".txt");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Ended(-1, "no end within " + seconds + " s: " + Files.readString(output, UTF_8));
            }
            return new Ended(process.exitValue(), Files.readString(output, UTF_8));
        } catch (IOException e) {
            return new Ended(-1, String.valueOf(e.getMessage()));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
