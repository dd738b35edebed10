package io.huiyin.standalone.cli;

import io.huiyin.standalone.operate.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Option;

/** Which dead letters a command is about. */
@NullUnmarked
final class LetterFilter {
    @Option(names = "--tenant", paramLabel = "TENANT", description = "Of this tenant only, by the record's key.")
    private String tenant;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "From this topic only, with or without prefix.")
    private String topic;

    @Option(names = "--reason", paramLabel = "CODE", description = "For this reason only, such as WRONG_KEY.")
    private String reason;

    @Option(names = "--stage", paramLabel = "STAGE", description = "Refused by this stage only, such as validate.")
    private String stage;

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            description = "Refused within this time only, such as PT2H (ISO 8601).")
    private Duration since;

    /** Whether anything narrows it. */
    boolean isNarrow() {
        return tenant != null || topic != null || reason != null || stage != null || since != null;
    }

    Predicate<DeadLetter> predicate(Instant now) {
        return letter -> (tenant == null || letter.tenant().equals(tenant))
                && (topic == null
                        || letter.topic().equals(topic)
                        || letter.topic().endsWith("." + topic))
                && (reason == null || letter.reason().equalsIgnoreCase(reason))
                && (stage == null || letter.stage().equalsIgnoreCase(stage))
                && (since == null || !letter.rejectedAt().isBefore(now.minus(since)));
    }
}
