package io.huiyin.standalone.processor;

import io.huiyin.component.KafkaConnection;
import io.huiyin.processor.cases.CasesSettings;
import io.huiyin.processor.topology.Pipeline;
import io.huiyin.processor.topology.ProcessorConfig;
import io.huiyin.processor.topology.TriageSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A replaying processor in a process of its own, so that it can be killed. */
public final class ProcessorProcess {
    /** So that what was killed is soon given up. */
    static final Map<String, String> SHORT_SESSION =
            Map.of("session.timeout.ms", "6000", "transaction.timeout.ms", "5000");

    private ProcessorProcess() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        var pipeline = new Pipeline(config(
                new KafkaConnection(arguments[0], arguments[1], arguments[2], properties(arguments)),
                arguments[3],
                arguments[4],
                Path.of(arguments[5])));
        pipeline.start();
        Thread.currentThread().join();
    }

    /** What follows the six arguments that have a place: {@code key=value}. */
    private static Map<String, String> properties(String... arguments) {
        return Arrays.stream(arguments)
                .skip(6)
                .map(one -> one.split("=", 2))
                .collect(Collectors.toMap(one -> one[0], one -> one[1]));
    }

    /**
     * @param kafka its topic prefix is that of the input
     * @param into what stands before the topics that are written; that of the input: no replay, but a processor at work
     */
    public static ProcessorConfig config(KafkaConnection kafka, String into, String application, Path stateDir) {
        var triage = new TriageSettings(kafka.topicPrefix(), Duration.ofMillis(50), false, CasesSettings.DEFAULT);
        return new ProcessorConfig(
                kafka, triage.replayInto(into), application, stateDir, 2, Duration.ofMillis(50), 0, 1, 64L << 20);
    }

    /** Starts one; whoever starts it ends it. */
    public static Process start(
            KafkaConnection kafka, String into, String application, String instance, Path stateDir) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                ProcessorProcess.class.getName(),
                kafka.bootstrapServers(),
                kafka.registryUrl(),
                kafka.topicPrefix(),
                into,
                application,
                stateDir.toString()));
        kafka.properties().forEach((key, value) -> command.add(key + "=" + value));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("target", "processor-" + instance + ".log"))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
