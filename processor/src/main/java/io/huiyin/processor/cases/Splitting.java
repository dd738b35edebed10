package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.processor.flow.Acted;
import io.huiyin.processor.flow.CaseChange;
import io.huiyin.processor.flow.Classification;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Submitted;
import io.huiyin.processor.state.avro.FiledReport;
import io.huiyin.processor.text.FoldedText;
import io.huiyin.serde.SchemaHistory;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.avro.message.BinaryMessageDecoder;

/** A report or a merged case leaves the case that it was put into, and the two are remembered as not the same. */
final class Splitting {
    private static final BinaryMessageDecoder<Report> REPORTS = SchemaHistory.decoder(Topics.REPORTS);

    private final Desk desk;
    private final Merging merging;
    private final Opening opening;
    private final Parting parting;

    Splitting(Desk desk, Merging merging) {
        this.desk = desk;
        this.merging = merging;
        this.opening = new Opening(desk.timings, desk.settling);
        this.parting = new Parting(desk, merging, this);
    }

    /** @param ownId the own id of the report to be split off: its reference is what the action names */
    Verdict split(Case from, String ownId, Acted acted) {
        var own = desk.files.find(ownId);
        if (own != null && own.getStatus() == CaseStatus.MERGED) {
            return merging.unmerge(own, from, acted);
        }
        var filed = desk.files.filed(ownId);
        return filed == null || filed.getReport() == null
                ? parting.partFromTheRest(from, acted)
                : splitReport(from, ownId, filed, acted);
    }

    private Verdict splitReport(Case from, String ownId, FiledReport filed, Acted acted) {
        merging.keepApart(ownId, from);
        var changes = new ArrayList<CaseChange>(2);
        changes.add(open(from, ownId, filed, acted).done());
        changes.addAll(merging.shrunk(filed.getCaseId(), from, ownId, 1, acted));
        return new Verdict.Done(changes);
    }

    /** The report that had joined gets the case of its own id. */
    Change open(Case from, String ownId, FiledReport filed, Acted acted) {
        var classified = classified(from, ownId, filed, acted);
        desk.files.refile(
                ownId,
                filed,
                FiledReport.newBuilder(filed).setCaseId(ownId).setReport(null).build());
        var opened = opening.openSplit(classified, from, acted.at(), acted.action());
        if (opened.after().getBackfilled()) {
            var task = classified.submitted().ownId().taskKey().toString();
            desk.links.addBackfilled(task, opened.after().getBatch(), ownId);
        }
        return opened;
    }

    /** The split report keeps what the case it was in was classified as; staff may reclassify it. */
    private static Classified classified(Case from, String ownId, FiledReport filed, Acted acted) {
        var report = report(filed);
        var submitted = new Submitted(
                report,
                CaseId.parse(ownId).orElseThrow(),
                acted.origin(),
                submittedAt(report, filed.getFiledAt()),
                acted.policy());
        return new Classified(
                submitted,
                new Classification(
                        from.getKind(),
                        from.getCategory(),
                        from.getSeverity(),
                        Optional.ofNullable(from.getOwner()),
                        from.getConfidential(),
                        Reason.newBuilder(from.getReason())
                                .setEvidence("as " + from.getCaseId())
                                .build(),
                        Optional.ofNullable(from.getSeverityReason())),
                FoldedText.of(report));
    }

    private static Instant submittedAt(Report report, Instant filedAt) {
        return report.getBatch() != null || report.getSubmittedAt().isBefore(filedAt)
                ? report.getSubmittedAt()
                : filedAt;
    }

    /** When a report that joined a case counts as submitted. */
    static Instant submittedAt(FiledReport filed) {
        return submittedAt(report(filed), filed.getFiledAt());
    }

    /** A report that joined a case, as it was said. */
    static Report report(FiledReport filed) {
        ByteBuffer bytes = filed.getReport();
        try {
            return REPORTS.decode(bytes.duplicate());
        } catch (IOException e) {
            throw new UncheckedIOException("a filed report cannot be read", e);
        }
    }
}
