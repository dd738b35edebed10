package io.huiyin.check;

import static io.huiyin.check.EventCheck.LONGEST_ATTRIBUTE;
import static io.huiyin.check.EventCheck.LONGEST_NAME;
import static io.huiyin.check.EventCheck.LONGEST_URI;
import static io.huiyin.check.EventCheck.MOST_ATTACHMENTS;
import static io.huiyin.check.EventCheck.MOST_ATTRIBUTES;

import io.huiyin.event.Place;
import io.huiyin.event.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a report must be to be let in. */
final class ReportCheck {
    /** A scheme and something behind it, without blanks (RFC 3986, section 3). */
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

    /** Schemes whose addresses a browser would run or show as its own page. */
    private static final Pattern UNSAFE = Pattern.compile("(?:javascript|vbscript|data):.*", Pattern.CASE_INSENSITIVE);

    private ReportCheck() {}

    static List<Problem> check(Report report, Instant now) {
        var findings = new Findings();
        findings.identity("eventId", report.getEventId());
        findings.slug("tenant", report.getTenant());
        findings.slug("site", report.getSite());
        content(findings, report);
        findings.name("reporter", report.getReporter(), EventCheck.LONGEST_ID);
        times(findings, report, now);
        place(findings, report.getPlace());
        findings.name("category", report.getCategory(), LONGEST_NAME);
        findings.name("dedupKey", report.getDedupKey(), EventCheck.LONGEST_ID);
        findings.name("batch", report.getBatch(), LONGEST_NAME);
        attachments(findings, report.getAttachments());
        attributes(findings, report.getAttributes());
        return findings.problems();
    }

    private static void content(Findings findings, Report report) {
        findings.line("title", report.getTitle(), EventCheck.LONGEST_TITLE);
        findings.text("text", report.getText(), EventCheck.LONGEST_TEXT);
        var attachments = report.getAttachments();
        if (isBlank(report.getText()) && isBlank(report.getTitle()) && (attachments == null || attachments.isEmpty())) {
            findings.add("text", report.getText(), "given where there is neither a title nor an attachment");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void times(Findings findings, Report report, Instant now) {
        var submitted = report.getSubmittedAt();
        if (submitted == null) {
            findings.add("submittedAt", submitted, "given: an instant");
        } else if (report.getBatch() == null
                && !submitted.isBefore(EventCheck.EARLIEST)
                && submitted.isBefore(now.minus(EventCheck.LONGEST_AGO))) {
            findings.add(
                    "submittedAt",
                    submitted,
                    "at or after " + now.minus(EventCheck.LONGEST_AGO) + ", 366 days ago; older history needs a batch");
        }
        findings.happened("submittedAt", submitted, EventCheck.EARLIEST, now);
        findings.happened("occurredAt", report.getOccurredAt(), EventCheck.EARLIEST_OCCURRENCE, now);
        due(findings, report, now);
    }

    /** History may hold any promise: public records have targets decades ahead, and nobody would be paged for them. */
    private static void due(Findings findings, Report report, Instant now) {
        var isHistory = report.getBatch() != null;
        findings.between(
                "dueAt",
                report.getDueAt(),
                EventCheck.EARLIEST,
                now.plus(isHistory ? EventCheck.FURTHEST_DUE_IN_HISTORY : EventCheck.FURTHEST_DUE),
                isHistory ? "a hundred years from now" : "ten years from now");
    }

    private static void place(Findings findings, @Nullable Place place) {
        if (place == null) {
            return;
        }
        findings.line("place.address", place.getAddress(), EventCheck.LONGEST_ADDRESS);
        degrees(findings, "place.latitude", place.getLatitude(), 90);
        degrees(findings, "place.longitude", place.getLongitude(), 180);
        if (place.getLatitude() == null && place.getLongitude() != null) {
            findings.add("place.latitude", null, "given together with the longitude");
        }
        if (place.getLongitude() == null && place.getLatitude() != null) {
            findings.add("place.longitude", null, "given together with the latitude");
        }
    }

    private static void degrees(Findings findings, String field, @Nullable Double value, int most) {
        if (value != null && !(Math.abs(value) <= most)) {
            findings.add(field, value, "degrees from -" + most + " to " + most);
        }
    }

    private static void attachments(Findings findings, @Nullable List<String> attachments) {
        if (attachments == null) {
            return;
        }
        if (attachments.size() > MOST_ATTACHMENTS) {
            findings.add(
                    "attachments", attachments.size() + " attachments", "at most " + MOST_ATTACHMENTS + " attachments");
            return;
        }
        for (int i = 0; i < attachments.size(); i++) {
            var field = "attachments[" + i + "]";
            var address = attachments.get(i);
            if (!URI.matcher(address).matches() || UNSAFE.matcher(address).matches()) {
                findings.add(field, address, "an absolute URI such as https://…, and no script or data inline");
            }
            findings.line(field, address, LONGEST_URI);
        }
    }

    private static void attributes(Findings findings, @Nullable Map<String, String> attributes) {
        if (attributes == null) {
            return;
        }
        if (attributes.size() > MOST_ATTRIBUTES) {
            findings.add("attributes", attributes.size() + " entries", "at most " + MOST_ATTRIBUTES + " entries");
            return;
        }
        attributes.forEach((name, value) -> {
            if (name.isBlank()) {
                findings.add("attributes", name, "entries whose names are not blank");
            }
            findings.line("attributes." + name, name, LONGEST_NAME);
            findings.text("attributes." + name, value, LONGEST_ATTRIBUTE);
        });
    }
}
