package io.huiyin.standalone.cli;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Report;
import io.huiyin.learn.corrections.AskedPair;
import io.huiyin.learn.corrections.CommittedEvents;
import io.huiyin.learn.duplicates.ToldReport;
import io.huiyin.policy.DuplicateRules;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.processor.flow.Classification;
import io.huiyin.standalone.policy.PolicyShelf;
import io.huiyin.topic.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two reports of a running installation, asked for by their ids, and the rules that their tenant lives by. */
final class AskedReports {
    private final KafkaConnection kafka;
    private final CaseId one;
    private final CaseId other;

    /** Refused where they are not two reports of one tenant. */
    AskedReports(KafkaConnection kafka, CaseId one, CaseId other) {
        if (one.equals(other)) {
            throw new UsageException("A and B are both " + one + "; they must be two reports");
        }
        if (!one.tenant().equals(other.tenant())) {
            throw new UsageException("A is of the tenant " + one.tenant() + " and B of " + other.tenant()
                    + "; they must be of one, since nothing of one tenant is ever compared with another's");
        }
        this.kafka = kafka;
        this.one = one;
        this.other = other;
    }

    /** The two, read from the topics. */
    AskedPair read() {
        try (var events = new CommittedEvents(kafka, one.tenant())) {
            return switch (AskedPair.find(events, one, other)) {
                case AskedPair.Found.Both both -> both.pair();
                case AskedPair.Found.Missing missing -> throw new UsageException(missing.sentence());
            };
        }
    }

    /** The tenant's own rules that are in force now; empty where it lives by the built-in ones. */
    Optional<DuplicateRules> rules() {
        return new PolicyShelf(kafka).inForce(one.tenant(), Instant.now()).map(policy -> switch (PolicyLanguage.parse(
                policy.getDocument())) {
            case Parsed.Sound sound -> sound.rules().duplicates();
            case Parsed.Unsound _unsound ->
                throw new UsageException("version " + policy.getVersion() + " of the policy of " + policy.getTenant()
                        + " is not sound; name a file with --policy");
        });
    }

    /** As the deduplicator compares it. */
    static ToldReport told(AskedPair.Asked asked) {
        return told(asked.report(), asked.category(), asked.settledAt());
    }

    /** Of another report only its text counts. */
    static List<ToldReport> told(List<Report> before) {
        return before.stream()
                .map(report -> told(report, Classification.UNSORTED, null))
                .toList();
    }

    private static ToldReport told(Report report, String category, @Nullable Instant settledAt) {
        return new ToldReport(
                CaseId.ofFirstReport(report.getTenant(), report.getSite(), report.getEventId())
                        .reference(),
                report.getSite(),
                report.getTitle() == null ? "" : report.getTitle(),
                report.getText(),
                report.getSubmittedAt(),
                report.getPlace(),
                category,
                settledAt);
    }
}
