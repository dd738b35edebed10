package io.huiyin.standalone.cli;

import io.huiyin.standalone.settings.Settings;
import io.huiyin.standalone.stack.Part;
import io.huiyin.standalone.stack.Parts;
import io.huiyin.standalone.stack.Wiring;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One part, against Kafka, a registry and PostgreSQL that run elsewhere. */
@NullUnmarked
abstract sealed class PartCommand implements Callable<Integer> {
    private final Part part;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--health-file",
            paramLabel = "FILE",
            description = "Kept fresh while the part is well, every 3 s; for whoever watches over the process.")
    private Path healthFile;

    private PartCommand(Part part) {
        this.part = part;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.toStderr();
        Settings settings = common.settings();
        try (var parts = new Parts();
                var running = new Running(common.err(), parts::close)) {
            parts.start(part, new Wiring(settings).part(part));
            common.out().println(describe(settings));
            common.out().flush();
            running.until(parts::check, Optional.ofNullable(healthFile));
            return 0;
        }
    }

    private String describe(Settings settings) {
        return "huiyin: the " + part + " runs"
                + switch (part) {
                    case GATEWAY -> " on " + settings.gatewayUrl();
                    case CONSOLE -> " on " + settings.consoleUrl();
                    case AUDITOR -> " on " + settings.auditorUrl();
                    default -> "";
                }
                + ", Kafka is " + settings.kafka().bootstrapServers();
    }

    @Command(name = "gateway", description = "Run the gateway alone: the way in, by HTTP.")
    static final class OfGateway extends PartCommand {
        OfGateway() {
            super(Part.GATEWAY);
        }
    }

    @Command(
            name = "processor",
            description = "Run a processor alone: it sorts, times and escalates; many share the work.")
    static final class OfProcessor extends PartCommand {
        OfProcessor() {
            super(Part.PROCESSOR);
        }
    }

    @Command(
            name = "sink",
            description = "Run the sink alone: topics to PostgreSQL, escalations to channels.",
            subcommands = SinkRebuildCommand.class)
    static final class OfSink extends PartCommand {
        OfSink() {
            super(Part.SINK);
        }
    }

    @Command(name = "console", description = "Run the console alone: the board, the query API, progress.")
    static final class OfConsole extends PartCommand {
        OfConsole() {
            super(Part.CONSOLE);
        }
    }

    @Command(
            name = "auditor",
            description = "Run an auditor alone: it checks that every case has had its escalations, and no others.")
    static final class OfAuditor extends PartCommand {
        OfAuditor() {
            super(Part.AUDITOR);
        }
    }

    @Command(name = "registry", description = "Run the schema registry alone; it keeps its schemas in Kafka.")
    static final class OfRegistry extends PartCommand {
        OfRegistry() {
            super(Part.REGISTRY);
        }
    }
}
