package io.huiyin.sink.consume;

import static io.huiyin.sink.consume.Said.FACTS;
import static io.huiyin.sink.consume.Said.STATES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Sinks that claim, write, let go, lose the store, the answer or each other, as a seed has it, beside a naive model: a list of
 * records for each partition, of which each is applied once, by whoever claimed the partition last. After every step the rows
 * and the positions are the model's; at the end every record was taken in.
 */
final class Schedule {
    private static final int STEPS = 60;
    private static final int RECORDS = 60;
    private static final int SINKS = 3;

    private final Random random;
    private final String name;
    private final StoreUnderTest store;
    private final List<Player> players = new ArrayList<>();
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> logs =
            new TreeMap<>(java.util.Comparator.comparing(TopicPartition::toString));

    private final Map<TopicPartition, Player> latest = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();
    private final List<String> expectedLetters = new ArrayList<>();
    private final List<String> letters = new ArrayList<>();
    private boolean away;

    /** A sink as its loop sees it: what it thinks that it owns, and where it would read on. */
    private static final class Player {
        final Destination sink;
        final Map<TopicPartition, Long> reads = new LinkedHashMap<>();
        final Set<TopicPartition> thinksOwn = new HashSet<>();
        boolean lostTheLine;

        Player(Destination sink) {
            this.sink = sink;
        }
    }

    Schedule(long seed, StoreUnderTest store, List<Destination> closedByTheKit) {
        random = new Random(seed);
        name = "seed " + seed;
        this.store = store;
        for (int i = 0; i < SINKS; i++) {
            var sink = store.sink("sink-" + i, this::take);
            closedByTheKit.add(sink);
            players.add(new Player(sink));
        }
        for (int i = 0; i < 2; i++) {
            logs.put(new TopicPartition(FACTS, i), facts(i));
            logs.put(new TopicPartition(STATES, i), states(i));
        }
    }

    void run() {
        for (int i = 0; i < STEPS; i++) {
            step();
            if (!away) {
                compare(name + ", step " + i);
            }
        }
        away(false);
        var last = players.getLast();
        close(last);
        claim(last, logs.keySet());
        while (!last.reads.equals(ends())) {
            write(last, logs.keySet(), 7);
        }
        compare(name + ", end");
        assertThat(positions).as(name).isEqualTo(ends());
        assertThat(letters.stream().sorted().toList())
                .as(name)
                .isEqualTo(expectedLetters.stream().sorted().toList());
    }

    private void step() {
        var player = players.get(random.nextInt(SINKS));
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> claim(player, some(logs.keySet()));
            case 3 -> release(player, some(logs.keySet()));
            case 4 -> close(player);
            case 5 -> away(!away);
            case 6 -> loseAnAnswer(player);
            default -> write(player, some(player.thinksOwn), 1 + random.nextInt(12));
        }
    }

    private void claim(Player player, Set<TopicPartition> some) {
        if (some.isEmpty()) {
            return;
        }
        try {
            var claimed = player.sink.claim(some);
            assertThat(away).as(name + ": a store that is away takes a claim").isFalse();
            some.forEach(one -> latest.put(one, player));
            some.forEach(one -> positions.putIfAbsent(one, 0L));
            some.forEach(one -> assertThat(claimed).as(name).containsEntry(one, positions.get(one)));
            player.thinksOwn.addAll(some);
            player.reads.putAll(claimed);
        } catch (DestinationUnavailableException e) {
            assertThat(away || player.lostTheLine)
                    .as(name + ": " + e.getMessage())
                    .isTrue();
            close(player);
        }
    }

    private static void close(Player player) {
        player.sink.close();
        player.lostTheLine = false;
    }

    private void release(Player player, Set<TopicPartition> some) {
        player.sink.release(some);
        some.forEach(one -> latest.remove(one, player));
        player.thinksOwn.removeAll(some);
        player.reads.keySet().removeAll(some);
    }

    private void away(boolean now) {
        if (now == away) {
            return;
        }
        away = now;
        if (now) {
            store.goesAway();
            players.forEach(one -> one.lostTheLine = true);
        } else {
            store.comesBack();
        }
    }

    /** Only where the write would be taken in: an answer that never was cannot be lost. */
    private void loseAnAnswer(Player player) {
        var mine = some(player.thinksOwn);
        if (away || player.lostTheLine || mine.isEmpty() || !isLatest(player, mine)) {
            return;
        }
        store.losesNextAnswer();
        var batch = batch(player, mine, 5);
        try {
            player.sink.write(batch.records, batch.next);
            throw new AssertionError(name + ": the answer was not lost");
        } catch (DestinationUnavailableException e) {
            apply(batch);
            startOver(player);
        }
    }

    private void write(Player player, Set<TopicPartition> some, int most) {
        if (some.isEmpty()) {
            return;
        }
        var batch = batch(player, some, most);
        try {
            int rejected = player.sink.write(batch.records, batch.next);
            assertThat(away || !isLatest(player, some))
                    .as(name + ": a write is taken in from whoever may not")
                    .isFalse();
            assertThat(rejected).as(name).isEqualTo(apply(batch));
            player.reads.putAll(batch.next);
        } catch (DestinationUnavailableException e) {
            assertThat(away || player.lostTheLine || !isLatest(player, some))
                    .as(name + ": " + e.getMessage())
                    .isTrue();
            startOver(player);
        }
    }

    /** As the loop does it: the destination is closed, and everything is claimed again before anything is written. */
    private void startOver(Player player) {
        close(player);
        var again = Set.copyOf(player.thinksOwn);
        player.thinksOwn.clear();
        player.reads.clear();
        if (random.nextBoolean()) {
            claim(player, again);
        }
    }

    private boolean isLatest(Player player, Set<TopicPartition> some) {
        return some.stream().allMatch(one -> latest.get(one) == player);
    }

    private record Batch(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {}

    private Batch batch(Player player, Set<TopicPartition> some, int most) {
        var batch = new Batch(new ArrayList<>(), new HashMap<>());
        for (var one : logs.keySet()) {
            if (some.contains(one)) {
                int from = Math.toIntExact(player.reads.getOrDefault(one, 0L));
                int to = Math.min(from + most, RECORDS);
                batch.records.addAll(logs.get(one).subList(from, to));
                batch.next.put(one, (long) to);
            }
        }
        return batch;
    }

    /** The naive model: one record after the other. */
    private int apply(Batch batch) {
        int rejected = 0;
        for (var record : batch.records) {
            assertThat(record.offset())
                    .as(name + ": a record is taken in twice, or one is left out")
                    .isEqualTo(positions.get(Said.partition(record)));
            positions.put(Said.partition(record), record.offset() + 1);
            switch (Said.of(record)) {
                case Said.Fact fact -> facts.putIfAbsent(fact.id(), Said.place(record));
                case Said.State state -> {
                    var stands = states.get(state.key());
                    if (stands == null
                            || Long.parseLong(stands.substring(0, stands.indexOf('@'))) <= state.revision()) {
                        states.put(state.key(), state.revision() + "@" + Said.place(record));
                    }
                }
                case Said.Removal removal -> states.remove(removal.key());
                case Said.Nonsense _nonsense -> rejected += expect(record);
                case Said.Unstorable _unstorable -> rejected += expect(record);
                case Said.UnreadableNow _now -> throw new IllegalStateException("not in this schedule");
            }
        }
        return rejected;
    }

    private int expect(ConsumerRecord<byte[], byte[]> record) {
        expectedLetters.add(record.topic() + Said.place(record));
        return 1;
    }

    private void take(List<Rejected> rejected) {
        rejected.forEach(one -> letters.add(one.record().topic() + Said.place(one.record())));
    }

    private void compare(String when) {
        assertThat(store.facts()).as(when).isEqualTo(facts);
        assertThat(store.states()).as(when).isEqualTo(states);
        assertThat(store.positions()).as(when).isEqualTo(positions);
    }

    private Map<TopicPartition, Long> ends() {
        var ends = new HashMap<TopicPartition, Long>();
        logs.keySet().forEach(one -> ends.put(one, (long) RECORDS));
        return ends;
    }

    /** Ids come again within a partition; keys of states too, with revisions out of order. */
    private List<ConsumerRecord<byte[], byte[]>> facts(int partition) {
        var log = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int i = 0; i < RECORDS; i++) {
            log.add(Said.fact(partition, i, bad("p" + partition + "-" + random.nextInt(RECORDS))));
        }
        return log;
    }

    private List<ConsumerRecord<byte[], byte[]>> states(int partition) {
        var log = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int i = 0; i < RECORDS; i++) {
            var key = "k" + partition + "-" + random.nextInt(6);
            var said = random.nextInt(5) == 0 ? null : bad(Integer.toString(1 + random.nextInt(9)));
            log.add(Said.state(partition, i, key, said));
        }
        return log;
    }

    private String bad(String otherwise) {
        return switch (random.nextInt(20)) {
            case 0 -> Said.NONSENSE;
            case 1 -> Said.UNSTORABLE;
            default -> otherwise;
        };
    }

    private Set<TopicPartition> some(Set<TopicPartition> of) {
        var shuffled = new ArrayList<>(of);
        shuffled.sort(java.util.Comparator.comparing(TopicPartition::toString));
        Collections.shuffle(shuffled, random);
        return new HashSet<>(shuffled.subList(0, shuffled.isEmpty() ? 0 : 1 + random.nextInt(shuffled.size())));
    }
}
