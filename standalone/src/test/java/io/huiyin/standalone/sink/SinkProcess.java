package io.huiyin.standalone.sink;

import io.huiyin.component.KafkaConnection;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.Retention;
import io.huiyin.sink.Sink;
import io.huiyin.sink.SinkConfig;
import io.huiyin.sink.notify.NotifyConfig;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sink in a process of its own, so that it can be killed. */
public final class SinkProcess {
    private static final URI CONSOLE = URI.create("http://127.0.0.1:8071");

    private SinkProcess() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        var sink = new Sink(
                config(arguments[0], arguments[1], arguments[2], Integer.parseInt(arguments[3]), arguments[4]));
        sink.start();
        Thread.currentThread().join();
    }

    static SinkConfig config(String kafka, String registry, String postgresUrl, int batch, String instance) {
        return new SinkConfig(
                new KafkaConnection(kafka, registry, "huiyin.", Map.of()),
                new PostgresConnection(postgresUrl, "postgres", "postgres"),
                NotifyConfig.of(CONSOLE),
                "huiyin-sink",
                Optional.of(instance),
                1,
                batch,
                Optional.empty(),
                Retention.FOR_EVER);
    }

    /** Starts one with Kafka, registry, PostgreSQL, batch and name; whoever starts it ends it. */
    static Process start(List<String> arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new java.util.ArrayList<>(
                List.of(java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", classes, SinkProcess.class.getName()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("target", "sink-" + arguments.getLast() + ".log"))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
