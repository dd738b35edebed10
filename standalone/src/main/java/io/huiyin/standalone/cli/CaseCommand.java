package io.huiyin.standalone.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One case as it stands. */
@NullUnmarked
@Command(name = "case", description = "Show a case as it stands, as JSON.")
final class CaseCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Parameters(paramLabel = "CASE", description = "The case, tenant.site.reference.")
    private String caseId;

    @Override
    public Integer call() throws InterruptedException {
        common.out()
                .println(Json.write(new Look(common.settings().consoleUrl()).at("/v1/cases/" + UrlPart.of(caseId))));
        return 0;
    }
}
