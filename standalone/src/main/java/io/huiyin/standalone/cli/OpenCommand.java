package io.huiyin.standalone.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What waits for somebody. */
@NullUnmarked
@Command(name = "open", description = "List the open escalations of a tenant, as JSON.")
final class OpenCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Option(names = "--tenant", required = true, paramLabel = "TENANT", description = "Whose.")
    private String tenant;

    @Override
    public Integer call() throws InterruptedException {
        var found =
                new Look(common.settings().consoleUrl()).at("/v1/escalations?open=true&tenant=" + UrlPart.of(tenant));
        common.out().println(Json.write(found));
        return 0;
    }
}
