package io.huiyin.processor.flow;

import io.huiyin.event.Report;
import io.huiyin.topic.CaseId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A report that is valid.
 *
 * @param ownId the case id of the report's own reference: the case that it opens unless it joins another
 * @param origin the record that it came in
 * @param submittedAt the time that decides: what the report says, but not after the broker had it
 */
public record Submitted(Report report, CaseId ownId, Origin origin, Instant submittedAt, PolicyInForce policy) {

    /** When it counts as having come: in imported history when it was submitted, otherwise the broker's time. */
    public Instant happenedAt() {
        return report.getBatch() == null ? receivedAt() : submittedAt;
    }

    /** The broker's time. */
    public Instant receivedAt() {
        return origin.at();
    }

    /** A short stand-in for title and text: equal where they are. */
    public String words() {
        var title = Objects.requireNonNullElse(report.getTitle(), "");
        return UUID.nameUUIDFromBytes((title + '\0' + report.getText()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
