package io.huiyin.processor.state;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Which cases live on in which, and which of them staff have said are not the same. What was said of a case holds for the case
 * that it lives on in, too: so two stay apart however each of them was merged since, until staff merge the two by hand.
 */
public final class Kin {
    private final Family merged;
    private final Family apart;

    public Kin(ProcessorContext<?, ?> context) {
        var store = CaseStores.links(context);
        merged = new Family(store, 'g');
        apart = new Family(store, 'x');
    }

    /** Remembers that one case lives on in another, and since when. What staff said of the two before no longer counts. */
    public void merge(String from, String into, Instant at) {
        reconcile(with(from), new HashSet<>(with(into)));
        adopt(from, into, at);
    }

    /** Remembers that one case lives on in another. */
    public void adopt(String from, String into, Instant at) {
        merged.put(
                into,
                from,
                ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array());
    }

    /** The case is its own again. */
    public void release(String from, String into) {
        merged.delete(into, from);
    }

    /** Since when the one lives on in the other; empty where that was not noted. */
    public Optional<Instant> mergedAt(String from, String into) {
        return Optional.ofNullable(merged.get(into, from))
                .map(bytes -> Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong()));
    }

    /** The cases that were merged into this one, and not those merged into them. */
    public List<String> mergedInto(String caseId) {
        return merged.items(caseId);
    }

    /** This case and all that live on in it, however many merges away. */
    public List<String> with(String caseId) {
        var found = new LinkedHashSet<String>();
        found.add(caseId);
        var ahead = new ArrayList<>(mergedInto(caseId));
        while (!ahead.isEmpty()) {
            var next = ahead.removeLast();
            if (found.add(next)) {
                ahead.addAll(mergedInto(next));
            }
        }
        return List.copyOf(found);
    }

    /** Remembers for both that they are not the same. */
    public void keepApart(String one, String other) {
        apart.put(one, other);
        apart.put(other, one);
    }

    /** Whether staff have said of just these two that they are not the same: one look, where {@link #apart} follows merges. */
    boolean said(String one, String other) {
        return apart.has(one, other);
    }

    /** Whether staff have said of these two, or of any that live on in them, that they are not the same. */
    public boolean apart(String one, String other) {
        var others = new HashSet<>(with(other));
        return with(one).stream().flatMap(mine -> apart.items(mine).stream()).anyMatch(others::contains);
    }

    /** Drops what is known of this case. */
    void forget(String caseId) {
        for (var other : apart.items(caseId)) {
            apart.delete(caseId, other);
            apart.delete(other, caseId);
        }
        for (var other : mergedInto(caseId)) {
            merged.delete(caseId, other);
        }
    }

    private void reconcile(List<String> some, Set<String> others) {
        for (var mine : some) {
            for (var theirs : apart.items(mine)) {
                if (others.contains(theirs)) {
                    apart.delete(mine, theirs);
                    apart.delete(theirs, mine);
                }
            }
        }
    }
}
