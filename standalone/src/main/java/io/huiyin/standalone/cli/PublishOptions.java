package io.huiyin.standalone.cli;

import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Option;

/** Who publishes a version, and how long before it decides. */
@NullUnmarked
final class PublishOptions {
    @Option(
            names = "--in",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description =
                    "Seconds until it is in force, so that every task knows it by then (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who publishes it (default: ${DEFAULT-VALUE}).")
    private String by;

    /** From its publication until it decides. */
    Duration notice() {
        if (seconds < 1) {
            throw new UsageException("--in is " + seconds + "; it must be 1 or more");
        }
        return Duration.ofSeconds(seconds);
    }

    String by() {
        return by;
    }
}
