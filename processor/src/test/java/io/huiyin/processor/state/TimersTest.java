package io.huiyin.processor.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimersTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final Remembering store = new Remembering();

    /** A store in memory that remembers from where it was scanned. */
    private static final class Remembering extends InMemoryKeyValueStore {
        private final List<Long> scans = new ArrayList<>();

        Remembering() {
            super("timers");
        }

        @Override
        public synchronized KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
            scans.add(ByteBuffer.wrap(from.get()).getLong());
            return super.range(from, to);
        }
    }

    @Test
    void takeDue_someDue_takesTheEarliestWithinTheBudget() {
        var timers = new Timers(store);
        IntStream.of(3, 1, 2, 9).forEach(second -> timers.set(timer(second)));

        assertThat(timers.takeDue(at(5), 2)).containsExactly(timer(1), timer(2));
        assertThat(timers.takeDue(at(5), 2)).containsExactly(timer(3));
        assertThat(timers.takeDue(at(8), 2)).isEmpty();
        assertThat(timers.takeDue(at(9), 2)).containsExactly(timer(9));
    }

    @Test
    void restart_afterMuchFired_scansFromWhereItWas() {
        var before = new Timers(store);
        IntStream.range(0, 100).forEach(second -> before.set(timer(second)));
        before.set(timer(500));
        assertThat(before.takeDue(at(200), 1_000)).hasSize(100);

        var after = new Timers(store);
        store.scans.clear();

        assertThat(after.takeDue(at(600), 1_000)).containsExactly(timer(500));
        assertThat(store.scans).containsExactly(at(200).toEpochMilli() + 1);
    }

    @Test
    void set_behindTheScan_isTakenWithoutScanningBackAndSurvivesARestart() {
        var timers = new Timers(store);
        timers.set(timer(100));
        assertThat(timers.takeDue(at(200), 10)).hasSize(1);
        store.scans.clear();

        timers.set(timer(50));
        timers.set(timer(40));
        timers.set(timer(60));
        timers.cancel(timer(60));
        assertThat(timers.takeDue(at(201), 1)).containsExactly(timer(40));
        assertThat(new Timers(store).takeDue(at(201), 10)).containsExactly(timer(50));
        assertThat(store.scans).allMatch(from -> from >= at(50).toEpochMilli());
    }

    @Test
    void set_moreBehindTheScanThanAreRemembered_takesThemAll() {
        var timers = new Timers(store);
        timers.set(timer(100_000));
        timers.takeDue(at(200_000), 10);
        IntStream.range(0, Timers.MOST_BEHIND + 5).forEach(second -> timers.set(timer(second)));

        assertThat(timers.takeDue(at(200_001), 100_000)).hasSize(Timers.MOST_BEHIND + 5);
        assertThat(store.get(Timers.MARK)).isNotNull();
    }

    /** State that an earlier program wrote has no mark. */
    @Test
    void store_withoutAMark_isScannedFromTheBeginning() {
        new Timers(store).set(timer(7));

        assertThat(store.get(Timers.MARK)).isNull();
        assertThat(new Timers(store).takeDue(at(8), 10)).containsExactly(timer(7));
    }

    /** Any course of setting, cancelling, ticks and restarts takes what a sorted set would. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyCourse_withRestarts_takesWhatASortedSetWould(long seed) {
        var random = new Random(seed);
        var timers = new Timers(store);
        var pending = new TreeSet<>(Comparator.comparing(Timer::dueAt).thenComparing(Timer::subject));
        int now = 1_000;
        for (int i = 0; i < 20_000; i++) {
            var timer = timer(now + random.nextInt(-900, 300));
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> {
                    timers.set(timer);
                    pending.add(timer);
                }
                case 4 -> {
                    timers.cancel(timer);
                    pending.remove(timer);
                }
                case 5 -> {
                    if (random.nextInt(10) == 0) {
                        timers = new Timers(store);
                    }
                }
                default -> {
                    now += random.nextInt(3);
                    int most = 1 + random.nextInt(6);
                    var by = at(now);
                    var expected = pending.stream()
                            .filter(one -> !one.dueAt().isAfter(by))
                            .limit(most)
                            .toList();
                    expected.forEach(pending::remove);
                    assertThat(timers.takeDue(by, most))
                            .as("seed %d, step %d", seed, i)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static Timer timer(int second) {
        return new Timer(at(second), Timer.Kind.CASE, "mine.site." + second);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
