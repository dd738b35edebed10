package io.huiyin.processor.cases;

import io.huiyin.processor.flow.CaseChange;
import java.util.List;

/** What becomes of an action: it changes cases, or is refused with a reason and changes nothing. */
sealed interface Verdict {

    /** The changes, in the order in which they are to be told. */
    record Done(List<CaseChange> changes) implements Verdict {
        Done(CaseChange change) {
            this(List.of(change));
        }
    }

    /** Nothing changes; the timeline says why. */
    record Refused(String why) implements Verdict {}
}
