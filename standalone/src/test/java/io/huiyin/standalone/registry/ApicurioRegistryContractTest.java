package io.huiyin.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Apicurio Registry as it is released, in a process of its own, by its API for Confluent's clients. Its storage is its memory. */
class ApicurioRegistryContractTest extends RegistryContract {
    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final File LOG = Path.of("target", "apicurio.log").toFile();
    private static Process process;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + freePort(),
                        "-jar",
                        Path.of("..", "testbed", "apicurio", "target", "app", "quarkus-run.jar")
                                .toRealPath()
                                .toString()))
                .redirectErrorStream(true)
                .redirectOutput(LOG)
                .start();
        try (var http = HttpClient.newHttpClient()) {
            long end = System.nanoTime() + BOUND.toNanos();
            while (!answers(http)) {
                assertThat(process.isAlive() && System.nanoTime() < end)
                        .as(() -> said())
                        .isTrue();
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private static boolean answers(HttpClient http) throws InterruptedException {
        try {
            var asked = HttpRequest.newBuilder(URI.create(address + "/subjects"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(asked, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String said() {
        try {
            return Files.readString(LOG.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    URI address() {
        return address;
    }
}
