package io.huiyin.processor.cases;

import io.huiyin.event.ActionKind;
import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which action a case takes in which state. */
final class Standing {
    static final Set<CaseStatus> OPEN = EnumSet.of(CaseStatus.OPEN, CaseStatus.ACKNOWLEDGED, CaseStatus.ANSWERED);
    private static final Set<CaseStatus> REOPENABLE =
            EnumSet.of(CaseStatus.ANSWERED, CaseStatus.RESOLVED, CaseStatus.CANCELLED);
    private static final Set<CaseStatus> ANY = EnumSet.complementOf(EnumSet.of(CaseStatus.UNSPECIFIED));

    private Standing() {}

    /** Why this action is not for a case as it stands; empty where it is. */
    static Optional<String> objection(Case subject, ActionKind action) {
        var allowed =
                switch (action) {
                    case ACKNOWLEDGE -> EnumSet.of(CaseStatus.OPEN);
                    case ASSIGN,
                            RESPOND,
                            TRANSFER,
                            PAUSE,
                            RESUME,
                            RESOLVE,
                            RECLASSIFY,
                            MERGE,
                            SNOOZE,
                            CANCEL,
                            COMPLETE -> OPEN;
                    case REOPEN -> REOPENABLE;
                    case SPLIT, COMMENT -> ANY;
                    case END_BATCH, UNSPECIFIED -> EnumSet.noneOf(CaseStatus.class);
                };
        return allowed.contains(subject.getStatus())
                ? Optional.empty()
                : Optional.of("%s is not for a case that is %s; it must be one of %s"
                        .formatted(action, subject.getStatus(), allowed));
    }
}
