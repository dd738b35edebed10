package io.huiyin.standalone.cli;

import io.huiyin.audit.Survey;
import io.huiyin.audit.judge.Finding;
import io.huiyin.standalone.stack.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One pass of the auditor. */
@NullUnmarked
@Command(
        name = "audit",
        description = "Check that every case has had the escalations it should have had, and no others.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:clean", "1:something was found", "2:it could not look"})
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Tell only of this tenant.")
    private String tenant;

    @Option(names = "--json", description = "One JSON object for each finding, one a line.")
    private boolean json;

    @Override
    public Integer call() {
        var config = new Wiring(common.settings()).audit();
        var before = System.nanoTime();
        Survey survey;
        try {
            survey = Survey.of(config, Instant.now());
        } catch (RuntimeException e) {
            common.err().println("huiyin: it could not look: " + Sentences.of(e));
            return ExitCode.USAGE;
        }
        var findings = survey.findings().stream()
                .filter(one -> tenant == null || one.caseId().startsWith(tenant + "."))
                .toList();
        findings.forEach(one -> common.out().println(json ? line(one) : one.sentence()));
        if (!json) {
            common.out().println(sum(findings, survey.cases(), Duration.ofNanos(System.nanoTime() - before)));
        }
        return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String line(Finding finding) {
        return Json.object()
                .put("finding", finding.kind().name())
                .put("case", finding.caseId())
                .put("clock", finding.clock())
                .put("step", finding.step())
                .put("subject", finding.subject())
                .put("sentence", finding.sentence())
                .toString();
    }

    private static String sum(List<Finding> findings, long cases, Duration took) {
        return String.format(
                Locale.ROOT,
                "%s; %d open cases, %.1f s",
                findings.isEmpty() ? "Clean" : findings.size() + " findings",
                cases,
                took.toMillis() / 1000.0);
    }
}
