package io.huiyin.processor.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.huiyin.policy.DuplicateRules;
import io.huiyin.processor.flow.Classification;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearIndexTest {
    private final NearIndex index = new NearIndex(4096);

    @Test
    void near_sharingTerms_mostSharedFirst() {
        add(1, 2, 3, 4, 5, 6);
        add(1, 2, 3, 14, 15, 16);
        add(21, 22, 23, 24, 25, 26);

        assertThat(near(-3, 1, 2, 3, 4, 5, 6)).startsWith(0, 1).doesNotContain(2);
    }

    @Test
    void near_otherScope_isNotThere() {
        index.add(entry(7, 1, 2, 3, 4));

        assertThat(near(-50, 1, 2, 3, 4)).isEmpty();
    }

    @Test
    void near_manyOfTheSame_looksAtTheNewestFewOnly() {
        for (int i = 0; i < 3000; i++) {
            add(1, 2, 3);
        }
        var found = near(-50, 1, 2, 3);

        assertThat(found.length).isBetween(1, 12);
        assertThat(LongStream.of(found).min().orElseThrow()).isGreaterThanOrEqualTo(2988);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void near_afterGrowingAndGoingRound_findsWhatIsInTheRing(long seed) {
        var random = new Random(seed);
        var all = new int[10_000][];
        for (int i = 0; i < all.length; i++) {
            all[i] = IntStream.generate(() -> 2 + random.nextInt(1 << 22))
                    .limit(6)
                    .sorted()
                    .distinct()
                    .toArray();
            add(all[i]);
        }

        assertThat(index.oldest()).isEqualTo(10_000 - 4096);
        for (int i = 10_000 - 4096; i < 10_000; i += 97) {
            assertThat(near(-50, all[i])).as("seed %d, entry %d", seed, i).contains(i);
        }
        assertThat(near(-50, all[100])).doesNotContain(100);
    }

    @Test
    void oldestIsDue_atItsExpiryOrWhenFull_only() {
        index.add(new Entry(new Sketch(new int[] {4}), 1, 0, nowhere(), 0, 5_000, Cells.of(1, 0, nowhere(), 100)));

        assertThat(index.oldestIsDue(4_999)).isFalse();
        assertThat(index.oldestIsDue(5_000)).isTrue();
        index.dropOldest();
        assertThat(index.oldestIsDue(5_000)).isFalse();
    }

    @Test
    void create_capacityThatIsNoPowerOfTwo_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NearIndex(3000))
                .withMessageContaining("3000");
    }

    private static final Weighing BY_DEFAULT =
            Weighing.of(new DuplicateRules(true, Duration.ofDays(7), 0.7, 0.4, 100, 12), Classification.UNSORTED);

    private void add(int... terms) {
        index.add(entry(1, terms));
    }

    private long[] near(double least, int... terms) {
        var own = entry(1, terms);
        var signature = new Signature(
                "t.s.r",
                0,
                0,
                0,
                100,
                own.sketch(),
                new Fingerprint(20, Terms.of("", ""), Designators.of(""), nowhere()));
        return index.near(own, new Guess(signature, own, BY_DEFAULT), least, 20);
    }

    private static Entry entry(int scope, int... terms) {
        return new Entry(
                new Sketch(terms), scope, 0, nowhere(), 0, Long.MAX_VALUE / 2, Cells.of(scope, 0, nowhere(), 100));
    }

    private static Whereabouts nowhere() {
        return Whereabouts.of(null);
    }
}
