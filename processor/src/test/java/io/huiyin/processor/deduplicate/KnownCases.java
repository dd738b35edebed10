package io.huiyin.processor.deduplicate;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import io.huiyin.processor.flow.CaseLookup;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Match;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The cases of a task, in memory: a report opens one or joins one as the match says. */
final class KnownCases implements CaseLookup {
    private final Map<String, String> caseIds = new HashMap<>();
    private final Map<String, String> eventIds = new HashMap<>();
    private final Map<String, Case> cases = new HashMap<>();
    private final Set<String> apart = new HashSet<>();

    @Override
    public Optional<Case> caseOf(String reportOwnId) {
        return Optional.ofNullable(caseIds.get(reportOwnId)).map(cases::get);
    }

    @Override
    public Optional<String> eventIdOf(String reportOwnId) {
        return Optional.ofNullable(eventIds.get(reportOwnId));
    }

    @Override
    public boolean apart(String reportOwnId, String caseId) {
        return apart.contains(reportOwnId + " " + caseId);
    }

    @Override
    public boolean keptApart(String caseId, String otherCaseId) {
        return apart(caseId, otherCaseId) || apart(otherCaseId, caseId);
    }

    void take(Classified report, Match match) {
        var ownId = report.submitted().ownId().toString();
        eventIds.put(ownId, report.submitted().report().getEventId());
        if (match instanceof Match.Joins joins) {
            caseIds.put(ownId, joins.caseId());
        } else {
            caseIds.put(ownId, ownId);
            cases.put(ownId, opened(report));
        }
    }

    void change(String caseId, UnaryOperator<Case.Builder> change) {
        cases.computeIfPresent(
                caseId, (_id, known) -> change.apply(Case.newBuilder(known)).build());
    }

    void keepApart(String reportOwnId, String caseId) {
        apart.add(reportOwnId + " " + caseId);
    }

    private static Case opened(Classified report) {
        var submitted = report.submitted();
        return Case.newBuilder()
                .setCaseId(submitted.ownId().toString())
                .setTenant(submitted.ownId().tenant())
                .setSite(submitted.ownId().site())
                .setReference(submitted.ownId().reference())
                .setRevision(1)
                .setStatus(CaseStatus.OPEN)
                .setKind(Kind.FEEDBACK)
                .setChannel(Channel.WEB)
                .setCategory(report.classification().category())
                .setSeverity(Severity.NORMAL)
                .setConfidential(report.classification().confidential())
                .setReason(new Reason("none", "", "", null))
                .setExcerpt("")
                .setZone("UTC")
                .setOpenedAt(submitted.submittedAt())
                .setUpdatedAt(submitted.submittedAt())
                .setLastReportAt(submitted.submittedAt())
                .build();
    }
}
