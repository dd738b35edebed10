package io.huiyin.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import io.huiyin.ingest.client.GatewayClient;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Posts one report, as a form would. */
@NullUnmarked
@Command(name = "submit", description = "Post a report; prints its reference, which leads to its case.")
final class SubmitCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Mixin
    private GatewayOption gateway;

    @Option(names = "--tenant", required = true, description = "The organisation.")
    private String tenant;

    @Option(names = "--site", required = true, description = "The place or unit in it.")
    private String site;

    @Parameters(paramLabel = "TEXT", description = "What there is to say.")
    private String text;

    @Option(names = "--title", description = "A headline.")
    private String title;

    @Option(names = "--kind", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    @Option(names = "--channel", defaultValue = "API", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Channel channel;

    @Option(names = "--severity", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Severity severity;

    @Option(names = "--reporter", description = "Who says it, as an opaque id; without it, it is anonymous.")
    private String reporter;

    @Option(
            names = "--due",
            paramLabel = "INSTANT",
            description = "When it must be answered, such as 2026-03-01T12:00:00Z.")
    private String due;

    @Option(
            names = "--event-id",
            paramLabel = "ID",
            description = "Its own identity: the same again is the same report.")
    private String eventId;

    @Override
    public Integer call() {
        var report = Json.object()
                .put("tenant", tenant)
                .put("site", site)
                .put("text", text)
                .put("channel", channel.name())
                .put("submittedAt", Instant.now().toString());
        put(report, "eventId", eventId);
        put(report, "title", title);
        put(report, "kind", kind == null ? null : kind.name());
        put(report, "severity", severity == null ? null : severity.name());
        put(report, "reporter", reporter);
        put(report, "dueAt", due);
        try (var client = new GatewayClient(gateway.config(common))) {
            return new ReplyPrinter(common.out(), common.err(), json.wanted()).print(client.submit(report));
        }
    }

    private static void put(ObjectNode report, String field, String value) {
        if (value != null) {
            report.put(field, value);
        }
    }
}
