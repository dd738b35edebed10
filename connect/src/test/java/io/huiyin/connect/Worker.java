package io.huiyin.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A worker of Kafka Connect as anybody runs it: {@code ConnectStandalone} in a process of its own, with nothing on its class path
 * but what Kafka released, our converter as it was packaged, and connectors as others released them.
 */
record Worker(Process process, Path log) implements AutoCloseable {
    private static final Path RELEASED = Path.of("..", "testbed", "connect-worker", "target");

    /** Starts one with these connectors, whose configurations are as they would be pasted. */
    static Worker start(Path folder, String brokers, String registry, List<Map<String, String>> connectors)
            throws IOException {
        var settings = Map.of(
                "bootstrap.servers", brokers,
                "listeners", "http://127.0.0.1:0",
                "plugin.path",
                        RELEASED.resolve("plugins").toRealPath() + ","
                                + Path.of("target", "plugins").toRealPath(),
                "plugin.discovery", "service_load",
                "offset.storage.file.filename", folder.resolve("offsets").toString(),
                "offset.flush.interval.ms", "500",
                "consumer.auto.offset.reset", "earliest",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "io.huiyin.connect.AvroConverter",
                "value.converter.schema.registry.url", registry);
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                RELEASED.resolve("lib").toRealPath() + "/*",
                "org.apache.kafka.connect.cli.ConnectStandalone",
                written(folder.resolve("worker.properties"), settings)));
        for (var connector : connectors) {
            command.add(written(folder.resolve(connector.get("name") + ".properties"), connector));
        }
        var log = Path.of("target", "connect-worker.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Worker(process, log);
    }

    private static String written(Path file, Map<String, String> settings) throws IOException {
        Files.writeString(
                file,
                new TreeMap<>(settings)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining("\n")),
                UTF_8);
        return file.toString();
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
