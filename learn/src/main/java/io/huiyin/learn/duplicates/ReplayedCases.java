package io.huiyin.learn.duplicates;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import io.huiyin.processor.flow.CaseLookup;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The cases that reports of a file open and join, as far as the deduplicator asks for them. */
final class ReplayedCases implements CaseLookup {
    private final Map<String, ToldReport> opening = new HashMap<>();
    private final Map<String, Case> cases = new HashMap<>();
    private final Map<String, String> caseIds = new HashMap<>();
    private Instant now = Instant.MIN;

    /** From here on it is this report's time. */
    void at(ToldReport report) {
        now = report.time();
    }

    void open(ToldReport report) {
        opening.put(report.ownId(), report);
        cases.put(report.ownId(), opened(report));
        caseIds.put(report.ownId(), report.ownId());
    }

    void join(ToldReport report, String caseId) {
        caseIds.put(report.ownId(), caseId);
    }

    String caseIdOf(ToldReport report) {
        return caseIds.getOrDefault(report.ownId(), report.ownId());
    }

    @Override
    public Optional<Case> caseOf(String reportOwnId) {
        var caseId = caseIds.get(reportOwnId);
        var known = caseId == null ? null : cases.get(caseId);
        var first = caseId == null ? null : opening.get(caseId);
        if (known == null || first == null) {
            return Optional.empty();
        }
        var settledAt = first.settledAt();
        boolean settled = settledAt != null && !settledAt.isAfter(now);
        return Optional.of(
                settled ? Case.newBuilder(known).setStatus(CaseStatus.ANSWERED).build() : known);
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

    private static Case opened(ToldReport report) {
        return Case.newBuilder()
                .setCaseId(report.ownId())
                .setTenant("file")
                .setSite(report.site())
                .setReference(report.id())
                .setRevision(1)
                .setStatus(CaseStatus.OPEN)
                .setKind(Kind.FEEDBACK)
                .setChannel(Channel.IMPORT)
                .setCategory(report.category())
                .setSeverity(Severity.NORMAL)
                .setConfidential(false)
                .setReason(new Reason("none", "", "", null))
                .setExcerpt("")
                .setZone("UTC")
                .setOpenedAt(report.time())
                .setUpdatedAt(report.time())
                .setLastReportAt(report.time())
                .build();
    }
}
