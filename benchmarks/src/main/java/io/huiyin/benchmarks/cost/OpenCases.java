package io.huiyin.benchmarks.cost;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import io.huiyin.processor.flow.CaseLookup;
import java.time.Instant;
import java.util.Optional;

/** Every report is an open case of its own, and none was seen before: what is asked of the cases costs nothing here, as it is the next stage's. */
final class OpenCases implements CaseLookup {
    @Override
    public Optional<Case> caseOf(String reportOwnId) {
        var site = reportOwnId.substring(reportOwnId.indexOf('.') + 1, reportOwnId.lastIndexOf('.'));
        return Optional.of(Case.newBuilder()
                .setCaseId(reportOwnId)
                .setTenant(reportOwnId.substring(0, reportOwnId.indexOf('.')))
                .setSite(site)
                .setReference(reportOwnId.substring(reportOwnId.lastIndexOf('.') + 1))
                .setRevision(1)
                .setStatus(CaseStatus.OPEN)
                .setKind(Kind.FEEDBACK)
                .setChannel(Channel.WEB)
                .setCategory("class-0")
                .setSeverity(Severity.NORMAL)
                .setConfidential(false)
                .setReason(new Reason("none", "", "", null))
                .setExcerpt("")
                .setZone("UTC")
                .setOpenedAt(Instant.EPOCH)
                .setUpdatedAt(Instant.EPOCH)
                .setLastReportAt(Instant.EPOCH)
                .build());
    }

    @Override
    public Optional<String> eventIdOf(String reportOwnId) {
        return Optional.empty();
    }

    @Override
    public boolean apart(String reportOwnId, String caseId) {
        return false;
    }

    @Override
    public boolean keptApart(String caseId, String otherCaseId) {
        return false;
    }
}
