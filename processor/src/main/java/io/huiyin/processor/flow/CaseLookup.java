package io.huiyin.processor.flow;

import io.huiyin.event.Case;
import java.util.Optional;

/** What earlier stages may ask of the cases of their own task. */
public interface CaseLookup {

    /** The case that the report with this own id opened or joined, merges followed; empty where the report is unknown or its case is gone. */
    Optional<Case> caseOf(String reportOwnId);

    /** The eventId of the report that is filed under this own id; empty where there is none. */
    Optional<String> eventIdOf(String reportOwnId);

    /** Whether staff have said of these two reports (own ids) or cases that they are not the same. */
    boolean apart(String reportOwnId, String caseId);

    /** Whether staff have said of these two cases, or of any that live on in them, that they are not the same. */
    boolean keptApart(String caseId, String otherCaseId);

    /**
     * What was told last under this dedup key, given as {@code CaseId.ofKey}, as {@link Submitted#words} says it; empty where the
     * case that the key stands for is not open, or where nobody keeps keys.
     */
    default Optional<String> wordsUnder(String keyId) {
        return Optional.empty();
    }
}
