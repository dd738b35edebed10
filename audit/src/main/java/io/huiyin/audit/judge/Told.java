package io.huiyin.audit.judge;

import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A line of a case's timeline, as far as clocks are concerned. */
public record Told(
        CaseEventKind kind,
        Instant at,
        long revision,
        @Nullable String clock,
        @Nullable Instant oldDeadline,
        int policyVersion) {
    private static final Set<CaseEventKind> KEPT = EnumSet.of(
            CaseEventKind.DEADLINE_CHANGED,
            CaseEventKind.PAUSED,
            CaseEventKind.RESUMED,
            CaseEventKind.RECLASSIFIED,
            CaseEventKind.REOPENED,
            CaseEventKind.MERGED,
            CaseEventKind.SPLIT_OFF,
            CaseEventKind.BATCH_ENDED,
            CaseEventKind.ACKNOWLEDGED,
            CaseEventKind.REARMED);

    /** Whether lines of this kind say something about clocks. */
    public static boolean keeps(CaseEventKind kind) {
        return KEPT.contains(kind);
    }

    public static Told of(CaseEvent event) {
        return new Told(
                event.getKind(),
                event.getAt(),
                event.getRevision(),
                event.getClock(),
                event.getOldDeadline(),
                event.getPolicyVersion());
    }
}
