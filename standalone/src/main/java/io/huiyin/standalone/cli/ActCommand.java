package io.huiyin.standalone.cli;

import io.huiyin.event.ActionKind;
import io.huiyin.ingest.client.GatewayClient;
import io.huiyin.topic.CaseId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Posts one action on a case. */
@NullUnmarked
@Command(name = "act", description = "Act on a case: acknowledge, assign, respond, resolve, merge, ...")
final class ActCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Mixin
    private GatewayOption gateway;

    @Parameters(index = "0", paramLabel = "CASE", description = "The case, tenant.site.reference.")
    private String caseId;

    @Parameters(index = "1", paramLabel = "ACTION", description = "One of: ${COMPLETION-CANDIDATES}.")
    private ActionKind action;

    @Option(
            names = "--actor",
            defaultValue = "${sys:user.name}",
            description = "Who does it (default: ${DEFAULT-VALUE}).")
    private String actor;

    @Option(names = "--text", description = "The answer, the comment or the reason.")
    private String text;

    @Option(
            names = "--with",
            paramLabel = "FIELD=VALUE",
            description = "What the action needs: assignee, owner, category, severity, kind, into, until, step.")
    private Map<String, String> with = new LinkedHashMap<>();

    @Option(names = "--event-id", paramLabel = "ID", description = "Its own identity: the same again acts once.")
    private String eventId;

    @Override
    public Integer call() {
        var id = CaseId.parse(caseId)
                .orElseThrow(() -> new UsageException("CASE is '" + caseId
                        + "'; it must be tenant.site.reference, as on the board, such as demo.mine-1.8K2M4P6R8T0V"));
        var event = Json.object()
                .put("tenant", id.tenant())
                .put("site", id.site())
                .put("reference", id.reference())
                .put("action", action.name())
                .put("actor", actor);
        with.forEach(event::put);
        if (eventId != null) {
            event.put("eventId", eventId);
        }
        if (text != null) {
            event.put("text", text);
        }
        try (var client = new GatewayClient(gateway.config(common))) {
            return new ReplyPrinter(common.out(), common.err(), json.wanted()).print(client.act(event));
        }
    }
}
