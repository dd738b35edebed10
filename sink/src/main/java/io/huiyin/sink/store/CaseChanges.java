package io.huiyin.sink.store;

import io.huiyin.event.Case;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the records of a batch come to: cases that go first, then cases as they stand after it.
 *
 * @param removed ids of cases that had a tombstone; one that came back is in {@code latest} too
 * @param latest the highest revision of each case, of those behind its last tombstone
 */
public record CaseChanges(Set<String> removed, Map<String, Case> latest) {

    /** Of records in the order of the topic. */
    public static CaseChanges of(List<Entry<Case>> entries) {
        var removed = new HashSet<String>();
        var latest = new HashMap<String, Case>();
        for (var entry : entries) {
            var one = entry.value();
            if (one == null) {
                removed.add(entry.key());
                latest.remove(entry.key());
            } else {
                latest.merge(one.getCaseId(), one, CaseChanges::later);
            }
        }
        return new CaseChanges(removed, latest);
    }

    /** The cases that stand. */
    public List<Case> cases() {
        return List.copyOf(latest.values());
    }

    /** Their clocks. */
    public List<CaseClock> clocks() {
        var clocks = new ArrayList<CaseClock>();
        latest.values().forEach(one -> one.getClocks().forEach(clock -> clocks.add(new CaseClock(one, clock))));
        return clocks;
    }

    private static Case later(Case first, Case second) {
        return second.getRevision() >= first.getRevision() ? second : first;
    }
}
