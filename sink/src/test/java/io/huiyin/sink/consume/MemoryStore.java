package io.huiyin.sink.consume;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What several destinations in memory share, as sinks share a database: rows, offsets and epochs. Failures are queued and met one a call. */
final class MemoryStore {
    final Map<TopicPartition, Long> offsets = new HashMap<>();
    final Queue<String> failuresOfClaim = new ConcurrentLinkedQueue<>();
    final Queue<String> failuresOfWrite = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, Long> epochs = new HashMap<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final Map<String, Standing> states = new HashMap<>();
    private boolean away;
    private boolean losesAnswer;

    private record Standing(long revision, String place) {}

    /** A destination's part: the epoch that each partition was claimed with. */
    synchronized Map<TopicPartition, Long> claim(Set<TopicPartition> partitions, Map<TopicPartition, Long> held) {
        fail(failuresOfClaim);
        var positions = new HashMap<TopicPartition, Long>();
        for (var one : partitions) {
            held.put(one, epochs.merge(one, 1L, Long::sum));
            positions.put(one, offsets.computeIfAbsent(one, _name -> 0L));
        }
        return positions;
    }

    /** Rows, bad records, offsets: in the order of a store's transaction. */
    synchronized int write(
            List<ConsumerRecord<byte[], byte[]>> records,
            Map<TopicPartition, Long> next,
            Map<TopicPartition, Long> held,
            DeadLetters deadLetters) {
        fail(failuresOfWrite);
        requireLatest(next.keySet(), held);
        var newFacts = new LinkedHashMap<>(facts);
        var newStates = new HashMap<>(states);
        var rejected = new ArrayList<Rejected>();
        for (var record : records) {
            switch (Said.of(record)) {
                case Said.Fact fact -> newFacts.putIfAbsent(fact.id(), Said.place(record));
                case Said.State state ->
                    newStates.merge(
                            state.key(),
                            new Standing(state.revision(), Said.place(record)),
                            (old, one) -> one.revision >= old.revision ? one : old);
                case Said.Removal removal -> newStates.remove(removal.key());
                case Said.Nonsense _nonsense -> rejected.add(new Rejected(record, "INVALID_AVRO", "not Avro"));
                case Said.Unstorable _refused -> rejected.add(new Rejected(record, "STORE_REJECTED", "too far"));
                case Said.UnreadableNow _unknown ->
                    throw new DestinationUnavailableException("the schema registry does not answer", null);
            }
        }
        if (!rejected.isEmpty()) {
            deadLetters.send(rejected);
        }
        replace(facts, newFacts);
        replace(states, newStates);
        offsets.putAll(next);
        if (losesAnswer) {
            losesAnswer = false;
            throw new DestinationUnavailableException("the answer was lost", null);
        }
        return rejected.size();
    }

    private void requireLatest(Collection<TopicPartition> partitions, Map<TopicPartition, Long> held) {
        for (var one : partitions) {
            if (!held.getOrDefault(one, -1L).equals(epochs.get(one))) {
                throw new DestinationUnavailableException("another sink has taken over " + one, null);
            }
        }
    }

    synchronized List<String> ids() {
        return List.copyOf(facts.keySet());
    }

    synchronized Map<String, String> facts() {
        return Map.copyOf(facts);
    }

    synchronized Map<String, String> states() {
        var rows = new HashMap<String, String>();
        states.forEach((key, one) -> rows.put(key, one.revision + "@" + one.place));
        return rows;
    }

    synchronized Map<TopicPartition, Long> positions() {
        return Map.copyOf(offsets);
    }

    synchronized void empty() {
        facts.clear();
        states.clear();
        offsets.replaceAll((_name, _next) -> 0L);
        epochs.replaceAll((_name, epoch) -> epoch + 1);
    }

    synchronized void away(boolean away) {
        this.away = away;
    }

    synchronized void losesNextAnswer() {
        losesAnswer = true;
    }

    private void fail(Queue<String> failures) {
        var failure = away ? "the memory is away" : failures.poll();
        if (failure != null) {
            throw new DestinationUnavailableException(failure, null);
        }
    }

    private static <V> void replace(Map<String, V> old, Map<String, V> with) {
        old.clear();
        old.putAll(with);
    }
}
