package io.huiyin.processor.escalate;

import io.huiyin.event.Case;
import java.time.Instant;

/**
 * The reports of a case, as far as a ladder looks at them.
 *
 * @param reports how many are in it
 * @param latest when the latest of them was submitted
 */
public record Members(int reports, Instant latest) {

    /** Those of this case. */
    public static Members of(Case subject) {
        return new Members(subject.getReports(), subject.getLastReportAt());
    }
}
