package io.huiyin.standalone.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A broker of an older Kafka as it was released: a process of its own, on its own jars, its folder formatted by its own tool. */
final class ReleasedBroker implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String CLUSTER = "aHVpeWluLXJlbGVhc2VkLQ";

    private final Path jars;
    private final Path log;
    private final int port = freePort();
    private final Process process;

    private ReleasedBroker(String version, Path folder) throws IOException, InterruptedException {
        jars = Path.of("..", "testbed", version, "target", "lib").toRealPath();
        log = Path.of("target", version + ".log");
        var settings = Files.writeString(folder.resolve("server.properties"), settings(folder), UTF_8);
        var format = java("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", settings.toString())
                .start();
        assertThat(format.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS) && format.exitValue() == 0)
                .as(() -> "format: " + said())
                .isTrue();
        process = java("kafka.Kafka", settings.toString()).start();
    }

    /** Starts one of {@code testbed/VERSION} and returns when it takes connections. */
    static ReleasedBroker start(String version, Path folder) throws IOException, InterruptedException {
        var broker = new ReleasedBroker(version, Files.createDirectories(folder));
        long end = System.nanoTime() + BOUND.toNanos();
        while (!broker.answers()) {
            assertThat(broker.process.isAlive() && System.nanoTime() < end)
                    .as(() -> "started: " + broker.said())
                    .isTrue();
            LockSupport.parkNanos(50_000_000);
        }
        return broker;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private ProcessBuilder java(String main, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jars + "/*",
                main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private String settings(Path folder) {
        int controller = freePort();
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=CLIENTS://127.0.0.1:%1$d
                listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=CLIENTS
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                transaction.abort.timed.out.transaction.cleanup.interval.ms=500
                group.min.session.timeout.ms=3000
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controller, folder.resolve("data"));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String said() {
        try {
            var text = Files.readString(log, UTF_8);
            return text.substring(Math.max(0, text.length() - 5_000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
