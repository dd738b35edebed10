package io.huiyin.sink.consume;

import static io.huiyin.sink.consume.Said.FACTS;
import static io.huiyin.sink.consume.Said.NONSENSE;
import static io.huiyin.sink.consume.Said.STATES;
import static io.huiyin.sink.consume.Said.UNREADABLE_NOW;
import static io.huiyin.sink.consume.Said.UNSTORABLE;
import static io.huiyin.sink.consume.Said.fact;
import static io.huiyin.sink.consume.Said.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Destination} keeps, whatever it stores its rows in. A store's test extends this and says how it is reached. */
public abstract class DestinationContract {
    private static final TopicPartition EVENTS = new TopicPartition(FACTS, 0);
    private static final TopicPartition CASES = new TopicPartition(STATES, 0);
    private static final Set<TopicPartition> BOTH = Set.of(EVENTS, CASES);

    private final List<Rejected> letters = new ArrayList<>();
    private final List<Destination> sinks = new ArrayList<>();
    private StoreUnderTest store;

    /** A new store with nothing in it. */
    protected abstract StoreUnderTest store();

    @BeforeEach
    void open() {
        store = store();
    }

    @AfterEach
    void close() {
        sinks.forEach(Destination::close);
        store.close();
    }

    @Test
    void claim_ofPartitionsThatNobodyHad_beginsAtZero() {
        assertThat(sink("one").claim(BOTH)).isEqualTo(Map.of(EVENTS, 0L, CASES, 0L));
    }

    @Test
    void write_isTakenInWhole_andIsThereForWhoeverComesNext() {
        var one = sink("one");
        one.claim(BOTH);
        assertThat(one.write(
                        List.of(fact(0, 7, "e7"), state(0, 3, "A", "1"), fact(0, 8, "e8")),
                        Map.of(EVENTS, 9L, CASES, 4L)))
                .isZero();
        one.close();
        assertThat(store.facts()).isEqualTo(Map.of("e7", "0/7", "e8", "0/8"));
        assertThat(store.states()).isEqualTo(Map.of("A", "1@0/3"));
        assertThat(sink("two").claim(BOTH)).isEqualTo(Map.of(EVENTS, 9L, CASES, 4L));
        assertThat(letters).isEmpty();
    }

    @Test
    void write_batchAfterBatch_movesOffsetsOnOnlyWhereSomethingWasRead() {
        var one = sink("one");
        one.claim(BOTH);
        one.write(List.of(fact(0, 0, "a")), Map.of(EVENTS, 1L));
        one.write(List.of(state(0, 0, "A", "1")), Map.of(CASES, 1L));
        one.write(List.of(fact(0, 1, "b")), Map.of(EVENTS, 2L));
        assertThat(store.positions()).isEqualTo(Map.of(EVENTS, 2L, CASES, 1L));
        assertThat(store.facts()).containsOnlyKeys("a", "b");
    }

    @Test
    void write_ofNoRecords_movesTheOffsets() {
        var one = sink("one");
        one.claim(BOTH);
        assertThat(one.write(List.of(), Map.of(EVENTS, 12L))).isZero();
        assertThat(store.positions()).isEqualTo(Map.of(EVENTS, 12L, CASES, 0L));
    }

    @Test
    void fact_thatComesAgain_changesNothing() {
        var one = sink("one");
        one.claim(BOTH);
        one.write(List.of(fact(0, 0, "a"), fact(0, 1, "a")), Map.of(EVENTS, 2L));
        one.write(List.of(fact(0, 2, "a")), Map.of(EVENTS, 3L));
        assertThat(store.facts()).isEqualTo(Map.of("a", "0/0"));
    }

    @Test
    void state_standsByItsRevision_inOneBatchAndAcross() {
        var one = sink("one");
        one.claim(BOTH);
        one.write(
                List.of(state(0, 0, "A", "2"), state(0, 1, "A", "1"), state(0, 2, "B", "5"), state(0, 3, "B", "5")),
                Map.of(CASES, 4L));
        assertThat(store.states()).isEqualTo(Map.of("A", "2@0/0", "B", "5@0/3"));
        one.write(
                List.of(state(0, 4, "A", "3"), state(0, 5, "B", "4"), state(0, 6, "A", "2"), state(0, 7, "C", "1")),
                Map.of(CASES, 8L));
        assertThat(store.states()).isEqualTo(Map.of("A", "3@0/4", "B", "5@0/3", "C", "1@0/7"));
    }

    @Test
    void tombstone_removes_andTheKeyMayComeBack() {
        var one = sink("one");
        one.claim(BOTH);
        one.write(List.of(state(0, 0, "A", "7"), state(0, 1, "B", "1"), state(0, 2, "A", null)), Map.of(CASES, 3L));
        assertThat(store.states()).containsOnlyKeys("B");
        one.write(List.of(state(0, 3, "B", null), state(0, 4, "B", "1"), state(0, 5, "none", null)), Map.of(CASES, 6L));
        assertThat(store.states()).isEqualTo(Map.of("B", "1@0/4"));
        one.write(List.of(state(0, 6, "A", "1"), state(0, 7, "B", null)), Map.of(CASES, 8L));
        assertThat(store.states()).isEqualTo(Map.of("A", "1@0/6"));
        assertThat(letters).isEmpty();
    }

    @Test
    void badRecords_goToTheDeadLetters_andTheRestIsTakenIn() {
        var one = sink("one");
        one.claim(BOTH);
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int i = 0; i < 100; i++) {
            batch.add(fact(0, i, i == 13 || i == 77 ? UNSTORABLE : i == 50 ? NONSENSE : "e" + i));
        }
        batch.add(state(0, 0, "A", UNSTORABLE));
        batch.add(state(0, 1, "A", "1"));
        batch.add(state(0, 2, "B", NONSENSE));
        assertThat(one.write(batch, Map.of(EVENTS, 100L, CASES, 3L))).isEqualTo(5);
        assertThat(store.facts()).hasSize(97).containsEntry("e12", "0/12").containsEntry("e99", "0/99");
        assertThat(store.states()).isEqualTo(Map.of("A", "1@0/1"));
        assertThat(letters)
                .extracting(rejected ->
                        rejected.record().topic() + " " + rejected.record().offset() + " " + rejected.reason())
                .containsExactlyInAnyOrder(
                        "events 13 STORE_REJECTED",
                        "events 50 INVALID_AVRO",
                        "events 77 STORE_REJECTED",
                        "cases 0 STORE_REJECTED",
                        "cases 2 INVALID_AVRO");
        assertThat(letters).allSatisfy(rejected -> assertThat(rejected.detail()).isNotBlank());
        assertThat(letters)
                .filteredOn(rejected -> rejected.reason().equals("STORE_REJECTED"))
                .filteredOn(rejected -> rejected.record().topic().equals(FACTS))
                .extracting(rejected -> rejected.record().offset())
                .isSorted();
        assertThat(store.positions()).isEqualTo(Map.of(EVENTS, 100L, CASES, 3L));
    }

    @Test
    void badRecords_andNothingElse_moveTheOffsets() {
        var one = sink("one");
        one.claim(BOTH);
        var batch = List.of(fact(0, 0, UNSTORABLE), fact(0, 1, NONSENSE), fact(0, 2, UNSTORABLE));
        assertThat(one.write(batch, Map.of(EVENTS, 3L))).isEqualTo(3);
        assertThat(store.facts()).isEmpty();
        assertThat(store.positions()).containsEntry(EVENTS, 3L);
    }

    @Test
    void aStatesBadRevision_isLeftOut_andTheOnesRoundItStandInTheirOrder() {
        var one = sink("one");
        one.claim(BOTH);
        one.write(
                List.of(
                        state(0, 0, "A", "1"),
                        state(0, 1, "A", null),
                        state(0, 2, "A", UNSTORABLE),
                        state(0, 3, "A", "1"),
                        state(0, 4, "B", "1"),
                        state(0, 5, "B", UNSTORABLE),
                        state(0, 6, "B", null)),
                Map.of(CASES, 7L));
        assertThat(store.states()).isEqualTo(Map.of("A", "1@0/3"));
        assertThat(letters).hasSize(2);
    }

    @Test
    void deadLettersAway_nothingIsTakenIn_andALaterTryIs() {
        var away = new boolean[] {true};
        var one = sink("one", rejected -> {
            if (away[0]) {
                throw new DestinationUnavailableException("no broker", null);
            }
            letters.addAll(rejected);
        });
        one.claim(BOTH);
        var batch = List.of(fact(0, 0, "good"), fact(0, 1, NONSENSE));
        assertThatThrownBy(() -> one.write(batch, Map.of(EVENTS, 2L)))
                .isInstanceOf(DestinationUnavailableException.class)
                .hasMessageContaining("no broker");
        assertThat(store.facts()).isEmpty();
        assertThat(store.positions()).containsEntry(EVENTS, 0L);
        away[0] = false;
        one.close();
        assertThat(one.claim(BOTH)).containsEntry(EVENTS, 0L);
        one.write(batch, Map.of(EVENTS, 2L));
        assertThat(store.facts()).containsOnlyKeys("good");
        assertThat(letters).hasSize(1);
    }

    @Test
    void registryAway_isNotTheRecordsFault() {
        var one = sink("one");
        one.claim(BOTH);
        assertThatThrownBy(() -> one.write(
                        List.of(fact(0, 0, "good"), fact(0, 1, NONSENSE), fact(0, 2, UNREADABLE_NOW)),
                        Map.of(EVENTS, 3L)))
                .isInstanceOf(DestinationUnavailableException.class)
                .hasMessageContaining("registry");
        assertThat(letters).isEmpty();
        assertThat(store.facts()).isEmpty();
        assertThat(store.positions()).containsEntry(EVENTS, 0L);
    }

    @Test
    void write_byWhoeverWasReplaced_changesNothing() {
        var old = sink("old");
        var latest = sink("latest");
        old.claim(BOTH);
        old.write(List.of(fact(0, 0, "before")), Map.of(EVENTS, 1L));
        assertThat(latest.claim(Set.of(EVENTS))).isEqualTo(Map.of(EVENTS, 1L));
        assertThatThrownBy(() -> old.write(
                        List.of(fact(0, 1, "from-old"), state(0, 0, "A", "1"), fact(0, 2, NONSENSE)),
                        Map.of(EVENTS, 3L, CASES, 1L)))
                .isInstanceOf(DestinationUnavailableException.class)
                .hasMessageContaining("another sink has taken over events-0");
        assertThat(store.facts()).containsOnlyKeys("before");
        assertThat(store.states()).isEmpty();
        assertThat(store.positions()).isEqualTo(Map.of(EVENTS, 1L, CASES, 0L));
        assertThat(letters).isEmpty();

        latest.write(List.of(fact(0, 1, "from-latest")), Map.of(EVENTS, 2L));
        old.write(List.of(state(0, 0, "A", "1")), Map.of(CASES, 1L));
        assertThat(store.facts()).containsOnlyKeys("before", "from-latest");
        assertThat(store.states()).containsOnlyKeys("A");
    }

    @Test
    void write_ofNoRecords_byWhoeverWasReplaced_isRefusedToo() {
        var old = sink("old");
        old.claim(BOTH);
        sink("latest").claim(BOTH);
        assertThatThrownBy(() -> old.write(List.of(), Map.of(EVENTS, 9L)))
                .isInstanceOf(DestinationUnavailableException.class);
        assertThat(store.positions()).containsEntry(EVENTS, 0L);
    }

    @Test
    void claim_byWhoeverWasReplaced_replacesTheOther() {
        var one = sink("one");
        var two = sink("two");
        one.claim(BOTH);
        two.claim(BOTH);
        two.write(List.of(fact(0, 0, "a")), Map.of(EVENTS, 1L));
        assertThat(one.claim(BOTH)).containsEntry(EVENTS, 1L);
        one.write(List.of(fact(0, 1, "b")), Map.of(EVENTS, 2L));
        assertThatThrownBy(() -> two.write(List.of(fact(0, 1, "c")), Map.of(EVENTS, 2L)))
                .isInstanceOf(DestinationUnavailableException.class);
        assertThat(store.facts()).containsOnlyKeys("a", "b");
    }

    @Test
    void write_ofPartitionsThatWereReleasedOrNeverClaimed_isRefused() {
        var one = sink("one");
        one.claim(BOTH);
        one.release(Set.of(EVENTS));
        for (var partition : List.of(EVENTS, new TopicPartition(FACTS, 5))) {
            assertThatThrownBy(() -> one.write(List.of(), Map.of(partition, 1L)))
                    .isInstanceOf(DestinationUnavailableException.class);
        }
        one.write(List.of(state(0, 0, "A", "1")), Map.of(CASES, 1L));
        assertThat(store.states()).containsOnlyKeys("A");
        assertThat(one.claim(Set.of(EVENTS))).isEqualTo(Map.of(EVENTS, 0L));
        one.write(List.of(fact(0, 0, "a")), Map.of(EVENTS, 1L));
        assertThat(store.facts()).containsOnlyKeys("a");
    }

    @Test
    void release_andClose_neverFail_whateverTheStateOfThings() {
        var one = sink("one");
        one.release(BOTH);
        one.close();
        one.claim(BOTH);
        store.goesAway();
        one.release(BOTH);
        one.close();
        one.close();
        store.comesBack();
        assertThat(one.claim(BOTH)).isEqualTo(Map.of(EVENTS, 0L, CASES, 0L));
    }

    @Test
    void storeAway_nothingIsClaimedOrWritten_andAfterwardsItGoesOn() {
        var one = sink("one");
        one.claim(BOTH);
        one.write(List.of(fact(0, 0, "a")), Map.of(EVENTS, 1L));
        store.goesAway();
        assertThatThrownBy(() -> one.write(List.of(fact(0, 1, "b")), Map.of(EVENTS, 2L)))
                .isInstanceOf(DestinationUnavailableException.class);
        for (int i = 0; i < 3; i++) {
            one.close();
            assertThatThrownBy(() -> one.claim(BOTH)).isInstanceOf(DestinationUnavailableException.class);
        }
        store.comesBack();
        assertThat(store.facts()).containsOnlyKeys("a");
        assertThat(one.claim(BOTH)).isEqualTo(Map.of(EVENTS, 1L, CASES, 0L));
        one.write(List.of(fact(0, 1, "b")), Map.of(EVENTS, 2L));
        assertThat(store.facts()).containsOnlyKeys("a", "b");
    }

    /** A crash between the commit and its answer: whoever reads on has nothing to do again, and doing it again changes nothing. */
    @Test
    void answerLost_theBatchIsThereOnce_alsoWhereItIsWrittenAgain() {
        var one = sink("one");
        one.claim(BOTH);
        var batch = List.of(fact(0, 0, "a"), state(0, 0, "A", "1"), fact(0, 1, NONSENSE), state(0, 1, "B", null));
        Map<TopicPartition, Long> next = Map.of(EVENTS, 2L, CASES, 2L);
        store.losesNextAnswer();
        assertThatThrownBy(() -> one.write(batch, next)).isInstanceOf(DestinationUnavailableException.class);
        one.close();
        assertThat(one.claim(BOTH)).isEqualTo(next);
        assertThat(store.facts()).isEqualTo(Map.of("a", "0/0"));
        assertThat(store.states()).isEqualTo(Map.of("A", "1@0/0"));
        one.write(batch, next);
        assertThat(store.facts()).isEqualTo(Map.of("a", "0/0"));
        assertThat(store.states()).isEqualTo(Map.of("A", "1@0/0"));
        assertThat(store.positions()).isEqualTo(next);
    }

    @Test
    void manyPartitions_areClaimedAtOnce_andWrittenInOneBatch() {
        var partitions = new HashSet<TopicPartition>();
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        Map<TopicPartition, Long> next = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            partitions.add(new TopicPartition(FACTS, i));
            batch.add(fact(i, 5, "e" + i));
            next.put(new TopicPartition(FACTS, i), 6L);
        }
        var one = sink("one");
        assertThat(one.claim(partitions)).hasSize(300).containsValue(0L);
        one.write(batch, next);
        assertThat(store.facts()).hasSize(300).containsEntry("e299", "299/5");
        assertThat(sink("two").claim(partitions)).isEqualTo(next);
    }

    /** The claim waits for the write, or beats it, or is refused for now; it never reads on from before what is then taken in. */
    @Test
    void claim_whileAnotherWrites_readsOnBehindWhatIsTakenIn() throws Exception {
        var two = sink("two");
        var claim = new CompletableFuture<Map<TopicPartition, Long>>();
        var one = sink("one", rejected -> {
            letters.addAll(rejected);
            claimer(two, claim).start();
        });
        one.claim(BOTH);
        try {
            one.write(List.of(fact(0, 0, "a"), fact(0, 1, NONSENSE)), Map.of(EVENTS, 2L));
        } catch (DestinationUnavailableException e) {
            assertThat(letters).hasSize(1);
        }
        var positions = claim.get(30, TimeUnit.SECONDS);
        assertThat(positions).isEqualTo(store.positions());
        assertThat(store.facts()).hasSize(positions.equals(Map.of(EVENTS, 2L, CASES, 0L)) ? 1 : 0);
        assertThatThrownBy(() -> one.write(List.of(fact(0, 2, "b")), Map.of(EVENTS, 3L)))
                .isInstanceOf(DestinationUnavailableException.class);
        two.write(List.of(fact(0, 2, "c")), Map.of(EVENTS, 3L));
        assertThat(store.facts()).containsKey("c").doesNotContainKey("b");
    }

    private static Thread claimer(Destination sink, CompletableFuture<Map<TopicPartition, Long>> claim) {
        return new Thread(() -> {
            while (!claim.isDone()) {
                try {
                    claim.complete(sink.claim(BOTH));
                } catch (DestinationUnavailableException e) {
                    sink.close();
                } catch (RuntimeException e) {
                    claim.completeExceptionally(e);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomSchedule_ofThreeSinks_isWhatTheModelSays(long seed) {
        new Schedule(seed, store, sinks).run();
    }

    private Destination sink(String owner) {
        return sink(owner, letters::addAll);
    }

    private Destination sink(String owner, DeadLetters deadLetters) {
        var sink = store.sink(owner, deadLetters);
        sinks.add(sink);
        return sink;
    }
}
