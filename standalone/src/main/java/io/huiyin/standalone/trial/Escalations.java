package io.huiyin.standalone.trial;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The escalations of both runs, compared by id while they come: what both raised alike is counted and let go, so that memory
 * holds only what differs and what one run is ahead of the other. Safe for both runs at once.
 */
final class Escalations {
    private final Map<Side, Map<String, Raised>> alone = new EnumMap<>(Side.class);
    private final List<Pair> moved = new ArrayList<>();
    private final List<Pair> changed = new ArrayList<>();
    private long same;

    /** One escalation of both runs. */
    record Pair(Raised before, Raised after) {}

    /**
     * What came of it, each list in the order of time.
     *
     * @param same raised in both at the same time, alike
     * @param gained raised only after the change
     * @param lost raised only before it
     * @param moved in both at another time
     * @param changed in both at the same time, for others, or recorded in one and paged in the other
     */
    public record Compared(long same, List<Raised> gained, List<Raised> lost, List<Pair> moved, List<Pair> changed) {}

    Escalations() {
        for (var side : Side.values()) {
            alone.put(side, new HashMap<>());
        }
    }

    synchronized void raised(Side side, Raised raised) {
        var other = of(side.other()).remove(raised.id());
        if (other == null) {
            of(side).put(raised.id(), raised);
            return;
        }
        var pair = side == Side.AFTER ? new Pair(other, raised) : new Pair(raised, other);
        if (!raised.sameTime(other)) {
            moved.add(pair);
        } else if (!raised.samePage(other)) {
            changed.add(pair);
        } else {
            same++;
        }
    }

    /** When both runs are over. */
    synchronized Compared compared() {
        return new Compared(same, sorted(of(Side.AFTER)), sorted(of(Side.BEFORE)), inTime(moved), inTime(changed));
    }

    private Map<String, Raised> of(Side side) {
        return alone.getOrDefault(side, Map.of());
    }

    private static List<Raised> sorted(Map<String, Raised> raised) {
        return raised.values().stream().sorted(Raised.IN_TIME).toList();
    }

    private static List<Pair> inTime(List<Pair> pairs) {
        return pairs.stream()
                .sorted((one, other) -> Raised.IN_TIME.compare(one.after(), other.after()))
                .toList();
    }
}
