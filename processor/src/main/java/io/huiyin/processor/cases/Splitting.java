package io.huiyin.processor.cases;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.processor.flow.Acted;
import io.huiyin.processor.flow.Classification;
import io.huiyin.processor.flow.Classified;
import io.huiyin.processor.flow.Submitted;
import io.huiyin.processor.state.avro.FiledReport;
import io.huiyin.serde.SchemaHistory;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.message.BinaryMessageDecoder;

/** A report or a merged case leaves the case that it was put into, and the two are remembered as not the same. */
final class Splitting {
    private static final BinaryMessageDecoder<Report> REPORTS = SchemaHistory.decoder(Topics.REPORTS);

    private final Desk desk;
    private final Merging merging;
    private final Opening opening;

    Splitting(Desk desk, Merging merging) {
        this.desk = desk;
        this.merging = merging;
        this.opening = new Opening(desk.timings, desk.settling);
    }

    /** @param ownId the own id of the report to be split off: its reference is what the action names */
    Verdict split(Case from, String ownId, Acted acted) {
        var own = desk.files.find(ownId);
        if (own != null && own.getStatus() == CaseStatus.MERGED) {
            desk.links.keepApart(ownId, from.getCaseId());
            return merging.unmerge(own, from, acted);
        }
        var filed = desk.files.filed(ownId);
        if (filed == null || filed.getReport() == null) {
            return new Verdict.Refused(
                    ownId + " opened this case; name a report that joined it, or a case merged into it");
        }
        return splitReport(from, ownId, filed, filed.getReport(), acted);
    }

    private Verdict splitReport(Case from, String ownId, FiledReport filed, ByteBuffer kept, Acted acted) {
        var classified = classified(from, ownId, filed.getFiledAt(), report(kept.duplicate()), acted);
        var opened = opening.openSplit(classified, acted.at(), acted.action().getActor(), from.getCaseId());
        desk.files.file(
                ownId,
                FiledReport.newBuilder(filed).setCaseId(ownId).setReport(null).build());
        desk.links.keepApart(ownId, from.getCaseId());
        return new Verdict.Done(List.of(opened, Merging.shrunk(from, ownId, 1, acted)));
    }

    /** The split report keeps what the case it was in was classified as; staff may reclassify it. */
    private static Classified classified(Case from, String ownId, Instant filedAt, Report report, Acted acted) {
        var submittedAt = report.getBatch() != null || report.getSubmittedAt().isBefore(filedAt)
                ? report.getSubmittedAt()
                : filedAt;
        var id = CaseId.parse(ownId).orElseThrow();
        var submitted = new Submitted(report, id, acted.origin(), submittedAt, acted.policy());
        var why = Objects.requireNonNullElse(acted.action().getText(), "");
        return new Classified(
                submitted,
                new Classification(
                        from.getKind(),
                        from.getCategory(),
                        from.getSeverity(),
                        Optional.ofNullable(from.getOwner()),
                        from.getConfidential(),
                        new Reason("staff", acted.action().getActor(), why, null),
                        Optional.empty()));
    }

    private static Report report(ByteBuffer bytes) {
        try {
            return REPORTS.decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a filed report cannot be read", e);
        }
    }
}
