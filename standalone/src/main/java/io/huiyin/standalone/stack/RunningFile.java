package io.huiyin.standalone.stack;

import io.huiyin.standalone.settings.Key;
import io.huiyin.standalone.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A settings file with which other commands find what runs here. */
public final class RunningFile {
    private static final List<Key> TOLD = List.of(
            Key.KAFKA_BOOTSTRAP_SERVERS,
            Key.SCHEMA_REGISTRY_URL,
            Key.TOPICS_PREFIX,
            Key.STORE_URL,
            Key.STORE_USER,
            Key.SINK_STORES,
            Key.DUCKDB_FILE,
            Key.AUDITOR_HOST,
            Key.AUDITOR_PORT);

    private RunningFile() {}

    /** Writes it; it lives as long as the process. */
    public static void write(Path file, Settings settings) {
        var lines = Stream.concat(
                        TOLD.stream().map(key -> key.key() + "=" + settings.text(key)),
                        Stream.of(
                                Key.GATEWAY_URL.key() + "=" + settings.gatewayUrl(),
                                Key.CONSOLE_URL.key() + "=" + settings.consoleUrl()))
                .collect(Collectors.joining("\n", "# What runs here now; gone when it stops.\n", "\n"));
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
