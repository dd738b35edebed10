package io.huiyin.standalone.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Confluent's official client for Node, {@code @confluentinc/schemaregistry}. It is installed into {@code target/} once,
 * about 170 MB; where there is no node, no npm or no package registry, the test is skipped with a line that says so.
 */
class NpmClientTest {
    private static final Path SOURCE = Path.of("src", "test", "resources", "npm-registry-client");
    private static final Path FOLDER = Path.of("target", "npm-registry-client");
    private static final long PATIENCE_SECONDS = 300;

    private record Ended(int status, String said) {}

    @BeforeAll
    static void install() throws Exception {
        for (var tool : List.of("node", "npm")) {
            assumeTrue(run(Path.of("."), tool, "--version").status() == 0, tool + " is not installed: skipped");
        }
        Files.createDirectories(FOLDER);
        boolean installed = Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))
                && Files.mismatch(SOURCE.resolve("package-lock.json"), FOLDER.resolve("package-lock.json")) < 0;
        for (var name : List.of("package.json", "package-lock.json", "proof.mjs")) {
            Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!installed) {
            var npm = run(FOLDER, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
            assumeTrue(npm.status() == 0, "npm could not install the client: skipped. It said: " + npm.said());
        }
    }

    @Test
    void record_goes_to_the_node_client_and_back() throws Exception {
        try (var registry = EmbeddedRegistry.inMemory()) {
            registry.start();
            var ours = new ReportOnTopic("huiyin.reports", registry.address());
            var hex = HexFormat.of().formatHex(ours.written());
            var node = run(FOLDER, "node", "proof.mjs", registry.address().toString(), ours.topic(), hex);
            assertThat(node.status()).as(node.said()).isZero();
            var said = new ObjectMapper().readTree(node.said().lines().reduce("", (first, last) -> last));

            assertThat(said.path("eventId").asText()).isEqualTo("interop-1");
            assertThat(said.path("title").asText()).isEqualTo("皮带机异响");
            assertThat(said.path("submittedAt").asLong())
                    .isEqualTo(ReportOnTopic.REPORT.getSubmittedAt().toEpochMilli());
            assertThat(ours.read(HexFormat.of().parseHex(said.path("written").asText())))
                    .isEqualTo(ReportOnTopic.REPORT);
            assertThat(said.path("subjects")).hasToString("[\"huiyin.reports-value\",\"npm-value\"]");
            assertThat(said.path("versions")).hasToString("[1]");
            assertThat(said.path("idIsTheSame").asBoolean()).isTrue();
            assertThat(said.path("idFound").asBoolean()).isTrue();
            assertThat(said.path("compatible").asBoolean()).isTrue();
            assertThat(said.path("narrowedIsCompatible").asBoolean(true)).isFalse();
        }
    }

    private static Ended run(Path folder, String... command) throws InterruptedException, IOException {
        var output = Files.createTempFile("npm-client", ".txt");
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Ended(-1, "no end within " + PATIENCE_SECONDS + " s");
            }
            return new Ended(process.exitValue(), Files.readString(output, UTF_8));
        } catch (IOException e) {
            return new Ended(-1, String.valueOf(e.getMessage()));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
