package io.huiyin.processor.state;

import io.huiyin.processor.state.avro.Waiting;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** What is linked to a case: its members, the actions that it took in, the batch that it came with, its dedup key, what waits for its report. */
public final class Links {
    private static final Serde<Waiting> WAITING_SERDE = StateSerde.of(Waiting.class, Waiting.getDecoder());

    private final Family members;
    private final Family actions;
    private final Family backfilled;
    private final Family recomputed;
    private final Family waiting;
    private final Family keyed;
    private final Family keysOf;

    /** The reports that something waits for: few, and only for seconds, so that all others need not look. */
    private final Set<String> awaited;

    public Links(ProcessorContext<?, ?> context) {
        var store = CaseStores.links(context);
        members = new Family(store, 'm');
        actions = new Family(store, 'a');
        backfilled = new Family(store, 'b');
        recomputed = new Family(store, 'r');
        waiting = new Family(store, 'w');
        keyed = new Family(store, 'k');
        keysOf = new Family(store, 'y');
        awaited = new HashSet<>(waiting.subjects());
    }

    void addMember(String caseId, String reportOwnId) {
        members.put(caseId, reportOwnId);
    }

    void removeMember(String caseId, String reportOwnId) {
        members.delete(caseId, reportOwnId);
    }

    /** Some of the reports that joined this case, by their own ids. */
    public List<String> members(String caseId, int most) {
        return members.items(caseId, most);
    }

    /** Remembers that this action was taken in; false where it was before. */
    public boolean addAction(String caseId, String eventId) {
        return actions.add(caseId, eventId);
    }

    /** Remembers that this case came with a batch that has not ended. */
    public void addBackfilled(String task, String batch, String caseId) {
        backfilled.put(batchOf(task, batch), caseId);
    }

    /** Some of the cases of a batch that has not ended. */
    public List<String> backfilled(String task, String batch, int most) {
        return backfilled.items(batchOf(task, batch), most);
    }

    public void removeBackfilled(String task, String batch, String caseId) {
        backfilled.delete(batchOf(task, batch), caseId);
    }

    /** The latest version of this tenant's policy that began to take over running clocks; 0 where none did. */
    public int recomputed(String tenant) {
        var version = recomputed.get(tenant, "");
        return version == null ? 0 : ByteBuffer.wrap(version).getInt();
    }

    public void putRecomputed(String tenant, int version) {
        recomputed.put(
                tenant, "", ByteBuffer.allocate(Integer.BYTES).putInt(version).array());
    }

    /**
     * What was told last under a dedup key.
     *
     * @param caseId the case that a report with the key opened last; it may be closed, or live on in another
     * @param words a digest of what the latest report said
     */
    public record Keyed(String caseId, String words) {}

    /** Remembers it. */
    public void putKeyed(String keyId, Keyed last) {
        keyed.put(keyId, "", (last.caseId + "\n" + last.words).getBytes(StandardCharsets.UTF_8));
        keysOf.put(last.caseId, keyId);
    }

    /** What was told last under this key. */
    public Optional<Keyed> keyed(String keyId) {
        return Optional.ofNullable(keyed.get(keyId, "")).map(bytes -> {
            var parts = new String(bytes, StandardCharsets.UTF_8).split("\n", 2);
            return new Keyed(parts[0], parts[1]);
        });
    }

    /** Keeps what is addressed to a report that is not here yet. */
    public void keepWaiting(String reportOwnId, String eventId, Waiting what) {
        waiting.put(reportOwnId, eventId, WAITING_SERDE.serializer().serialize("", what));
        awaited.add(reportOwnId);
    }

    /** Takes out everything that waits for this report, in the order in which it came. */
    public List<Waiting> takeWaiting(String reportOwnId) {
        if (!awaited.remove(reportOwnId)) {
            return List.of();
        }
        var taken = new ArrayList<Waiting>();
        for (var entry : waiting.entries(reportOwnId)) {
            waiting.delete(reportOwnId, entry.key);
            taken.add(WAITING_SERDE.deserializer().deserialize("", entry.value));
        }
        taken.sort(Comparator.comparing(Waiting::getAt).thenComparing(Waiting::getOffset));
        return taken;
    }

    /** Drops what hangs on a case. */
    void forget(String caseId) {
        members.items(caseId).forEach(item -> members.delete(caseId, item));
        actions.items(caseId).forEach(item -> actions.delete(caseId, item));
        for (var keyId : keysOf.items(caseId)) {
            keysOf.delete(caseId, keyId);
            if (keyed(keyId).filter(last -> last.caseId.equals(caseId)).isPresent()) {
                keyed.delete(keyId, "");
            }
        }
    }

    /** A batch is named by the outside: the sign that parts keys is written otherwise in it. */
    private static String batchOf(String task, String batch) {
        return task + "~" + batch.replace("%", "%25").replace("|", "%7C");
    }
}
