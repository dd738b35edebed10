package io.huiyin.processor.flow;

import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import java.util.Optional;

/**
 * What a report is about, and why we think so. Kind and severity are never UNSPECIFIED.
 *
 * @param severityReason why the severity is what it is, where something else decided it than the category
 */
public record Classification(
        Kind kind,
        String category,
        Severity severity,
        Optional<String> owner,
        boolean confidential,
        Reason reason,
        Optional<Reason> severityReason) {

    /** The category of a report that no rule matched; a person sorts it. */
    public static final String UNSORTED = "UNSORTED";
}
