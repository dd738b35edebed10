package io.huiyin.learn.corrections;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.Report;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reports with what their cases are held to be now, as labelled data: a row a report, and which rows are of one case, so that
 * near-copies can be kept together. What nobody sorted is left out.
 */
public final class LabelExport {
    private static final String UNSORTED = "UNSORTED";

    private final Options options;
    private final Standing standing;
    private final Spoken spoken;
    private final Map<String, ConfidentialText> texts = new HashMap<>();
    private long rows;
    private long corrected;
    private long hidden;
    private long unsorted;

    /**
     * What to write.
     *
     * @param onlyCorrections only what staff sorted anew or confirmed
     * @param confidential confidential texts, too; their topic is read for them
     */
    public record Options(boolean onlyCorrections, boolean confidential) {}

    /** How many rows were written, how many of them are staff's word, and how many reports were left out. */
    public record Summary(long rows, long corrected, long hidden, long unsorted) {}

    private LabelExport(Events events, Options options) {
        this.options = options;
        standing = Standing.of(events);
        spoken = Spoken.of(events);
        if (options.confidential()) {
            events.each(Topics.CONFIDENTIAL_TEXTS, text -> {
                if (text.getReference() != null && !text.getId().endsWith("/case")) {
                    texts.putIfAbsent(text.getTenant() + "." + text.getSite() + "." + text.getReference(), text);
                }
            });
        }
    }

    /** Writes CSV with a heading. */
    public static Summary write(Events events, Options options, Writer out) throws IOException {
        var export = new LabelExport(events, options);
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord(
                "reference",
                "case",
                "site",
                "submitted_at",
                "title",
                "text",
                "category",
                "severity",
                "kind",
                "channel",
                "confidential",
                "category_by",
                "category_name",
                "severity_by",
                "severity_name",
                "corrected");
        var seen = new HashSet<String>();
        events.each(Topics.REPORTS, report -> {
            var id = CaseId.ofFirstReport(report.getTenant(), report.getSite(), report.getEventId());
            if (seen.add(id.toString())) {
                export.write(csv, id, report);
            }
        });
        csv.flush();
        return new Summary(export.rows, export.corrected, export.hidden, export.unsorted);
    }

    private void write(CsvWriter csv, CaseId id, Report report) {
        var sorted = spoken.stay(id.toString())
                .flatMap(stay -> standing.home(stay.caseId()))
                .orElse(null);
        if (sorted == null) {
            return;
        }
        var byStaff = spoken.corrected(sorted.caseId());
        if (sorted.category().equals(UNSORTED)) {
            unsorted++;
        } else if (options.onlyCorrections() && !byStaff) {
            return;
        } else if (sorted.confidential() && !texts.containsKey(id.toString())) {
            hidden++;
        } else {
            rows++;
            corrected += byStaff ? 1 : 0;
            row(csv, id, report, sorted, byStaff);
        }
    }

    private void row(CsvWriter csv, CaseId id, Report report, Standing.Sorted sorted, boolean byStaff) {
        var secret = sorted.confidential() ? texts.get(id.toString()) : null;
        csv.writeRecord(
                id.reference(),
                sorted.caseId(),
                report.getSite(),
                report.getSubmittedAt().toString(),
                text(secret == null ? report.getTitle() : secret.getTitle()),
                secret == null ? report.getText() : secret.getText(),
                sorted.category(),
                sorted.severity().name(),
                sorted.kind().name(),
                report.getChannel().name(),
                Boolean.toString(sorted.confidential()),
                sorted.categoryBy().by(),
                sorted.categoryBy().name(),
                sorted.severityBy().by(),
                sorted.severityBy().name(),
                Boolean.toString(byStaff));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
