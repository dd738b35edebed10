package io.huiyin.processor.state;

import io.huiyin.processor.state.avro.Waiting;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** What is linked to a case: one family of keys for each kind of link, {@code family|case|item}. */
public final class Links {
    private static final char MEMBER = 'm';
    private static final char ACTION = 'a';
    private static final char VOTE = 'v';
    private static final char APART = 'x';
    private static final char BACKFILLED = 'b';
    private static final char WAITING = 'w';
    private static final char RECOMPUTED = 'r';
    private static final byte[] PRESENT = {};
    private static final Serde<Waiting> WAITING_SERDE = StateSerde.of(Waiting.class, Waiting.getDecoder());

    private final KeyValueStore<String, byte[]> store;

    /** The reports that something waits for: few, and only for seconds, so that all others need not look. */
    private final Set<String> awaited = new HashSet<>();

    public Links(ProcessorContext<?, ?> context) {
        this.store = CaseStores.links(context);
        for (var item : items(WAITING + "|")) {
            awaited.add(item.substring(0, item.indexOf('|')));
        }
    }

    void addMember(String caseId, String reportOwnId) {
        store.put(key(MEMBER, caseId, reportOwnId), PRESENT);
    }

    /** The reports that joined this case, by their own ids. */
    List<String> members(String caseId) {
        return items(MEMBER, caseId);
    }

    /** Remembers that this action was taken in; false where it was before. */
    public boolean addAction(String caseId, String eventId) {
        return store.putIfAbsent(key(ACTION, caseId, eventId), PRESENT) == null;
    }

    /** The voter's score; empty where the voter has not voted on this case. */
    public OptionalInt vote(String caseId, String voter) {
        var score = store.get(key(VOTE, caseId, voter));
        return score == null ? OptionalInt.empty() : OptionalInt.of(score[0]);
    }

    public void putVote(String caseId, String voter, int score) {
        store.put(key(VOTE, caseId, voter), new byte[] {(byte) score});
    }

    /** Remembers for both that they are not the same. */
    public void keepApart(String one, String other) {
        store.put(key(APART, one, other), PRESENT);
        store.put(key(APART, other, one), PRESENT);
    }

    boolean apart(String one, String other) {
        return store.get(key(APART, one, other)) != null;
    }

    /** Remembers that this case came with a batch that has not ended. */
    public void addBackfilled(String task, String batch, String caseId) {
        store.put(key(BACKFILLED, batchOf(task, batch), caseId), PRESENT);
    }

    /** Some of the cases of a batch that has not ended. */
    public List<String> backfilled(String task, String batch, int most) {
        return items(key(BACKFILLED, batchOf(task, batch), ""), most);
    }

    public void removeBackfilled(String task, String batch, String caseId) {
        store.delete(key(BACKFILLED, batchOf(task, batch), caseId));
    }

    /** The latest version of this tenant's policy that began to take over running clocks; 0 where none did. */
    public int recomputed(String tenant) {
        var version = store.get(key(RECOMPUTED, tenant, ""));
        return version == null ? 0 : ByteBuffer.wrap(version).getInt();
    }

    public void putRecomputed(String tenant, int version) {
        store.put(
                key(RECOMPUTED, tenant, ""),
                ByteBuffer.allocate(Integer.BYTES).putInt(version).array());
    }

    /** Keeps what is addressed to a report that is not here yet. */
    public void keepWaiting(String reportOwnId, String eventId, Waiting waiting) {
        var bytes = WAITING_SERDE.serializer().serialize("", waiting);
        store.put(key(WAITING, reportOwnId, eventId), bytes);
        awaited.add(reportOwnId);
    }

    /** Takes out everything that waits for this report, in the order in which it came. */
    public List<Waiting> takeWaiting(String reportOwnId) {
        if (!awaited.remove(reportOwnId)) {
            return List.of();
        }
        var waiting = new ArrayList<Waiting>();
        var prefix = key(WAITING, reportOwnId, "");
        for (var eventId : items(WAITING, reportOwnId)) {
            var bytes = store.delete(prefix + eventId);
            waiting.add(WAITING_SERDE.deserializer().deserialize("", bytes));
        }
        waiting.sort(Comparator.comparing(Waiting::getAt).thenComparing(Waiting::getOffset));
        return waiting;
    }

    /** Drops what hangs on a case; what staff kept apart stays known as long as the other side lives. */
    void forget(String caseId) {
        for (char family : new char[] {MEMBER, ACTION, VOTE, APART}) {
            for (var item : items(family, caseId)) {
                store.delete(key(family, caseId, item));
                if (family == APART) {
                    store.delete(key(APART, item, caseId));
                }
            }
        }
    }

    /** A batch is named by the outside: the sign that parts keys is written otherwise in it. */
    private static String batchOf(String task, String batch) {
        return task + "~" + batch.replace("%", "%25").replace("|", "%7C");
    }

    private List<String> items(char family, String subject) {
        return items(key(family, subject, ""));
    }

    private List<String> items(String prefix) {
        return items(prefix, Integer.MAX_VALUE);
    }

    private List<String> items(String prefix, int most) {
        var items = new ArrayList<String>();
        try (var found = store.prefixScan(prefix, new StringSerializer())) {
            while (found.hasNext() && items.size() < most) {
                items.add(found.next().key.substring(prefix.length()));
            }
        }
        return items;
    }

    private static String key(char family, String subject, String item) {
        return family + "|" + subject + "|" + item;
    }
}
