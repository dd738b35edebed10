package io.huiyin.audit.judge;

import io.huiyin.event.CaseEventKind;
import java.time.Instant;
import java.util.Set;

/**
 * How a generation of a clock's deadline began.
 *
 * @param at steps that were due by then lay behind
 */
record Beginning(Instant at, How how) {

    /** What brought it about. */
    enum How {
        /** The clock started, or started anew. */
        STARTED,
        /** The deadline moved: steps that lie ahead again are armed again, and those that nobody was told of are due. */
        MOVED,
        /** Something that leaves open what becomes of the steps behind. */
        OTHER
    }

    private static final Set<CaseEventKind> MOVES = Set.of(CaseEventKind.RESUMED, CaseEventKind.RECLASSIFIED);

    /** Of the generation that this run is of, as the timeline and the run before it tell. */
    static Beginning of(Run run, CaseFile file) {
        var clock = run.clock();
        Told change = null;
        for (var line : file.told()) {
            if (line.kind() == CaseEventKind.DEADLINE_CHANGED
                    && clock.getName().equals(line.clock())
                    && line.revision() <= run.lastRevision()) {
                change = line;
            }
        }
        if (change == null || !change.at().isAfter(clock.getStartedAt())) {
            return new Beginning(clock.getStartedAt(), How.STARTED);
        }
        long revision = change.revision();
        return new Beginning(
                change.at(),
                file.told().stream()
                        .filter(line -> line.revision() == revision)
                        .map(Told::kind)
                        .map(kind -> how(kind, run, file))
                        .filter(how -> how != How.OTHER)
                        .findFirst()
                        .orElse(How.OTHER));
    }

    private static How how(CaseEventKind kind, Run run, CaseFile file) {
        var clock = run.clock();
        if (kind == CaseEventKind.SPLIT_OFF || clock.getGeneration() == 1) {
            return How.STARTED;
        }
        var before = file.runs().stream()
                .map(Run::clock)
                .filter(one ->
                        one.getName().equals(clock.getName()) && one.getGeneration() == clock.getGeneration() - 1)
                .findFirst();
        if (!MOVES.contains(kind) || before.isEmpty()) {
            return How.OTHER;
        }
        if (before.get().getStoppedAt() != null) {
            return How.STARTED;
        }
        return before.get().getPolicyVersion() == clock.getPolicyVersion() ? How.MOVED : How.OTHER;
    }
}
