package io.huiyin.processor.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandIndexTest {
    private static final int CAPACITY = 4096;
    private final BandIndex index = new BandIndex(CAPACITY);

    @Test
    void sharing_nothingAdded_isEmpty() {
        assertThat(index.sharing(bands(1), 8)).isEmpty();
    }

    @Test
    void sharing_moreBandsInCommon_comesFirst() {
        index.add(bands(1, 1, 2), 0);
        index.add(bands(1, 2, 2), 0);
        index.add(bands(1, 1, 1), 0);
        index.add(bands(9), 0);

        assertThat(index.sharing(bands(1, 1, 1), 8)).containsExactly(2, 0, 1);
    }

    @Test
    void sharing_thousandsTheSame_givesTheNewestOnly() {
        for (int i = 0; i < 3000; i++) {
            index.add(bands(1), 0);
        }

        assertThat(index.sharing(bands(1), 8)).containsExactly(2999, 2998, 2997, 2996, 2995, 2994, 2993, 2992);
    }

    @Test
    void add_overCapacity_dropsTheOldest() {
        for (int i = 0; i < CAPACITY + 10; i++) {
            index.add(bands(i), 0);
        }

        assertThat(index.oldest()).isEqualTo(10);
        assertThat(index.sharing(bands(9), 8)).isEmpty();
        assertThat(index.sharing(bands(10), 8)).containsExactly(10);
        assertThat(index.sharing(bands(CAPACITY + 9), 8)).containsExactly(CAPACITY + 9);
    }

    @Test
    void oldestIsDue_atItsExpiryOrWhenFull_only() {
        index.add(bands(1), 100);

        assertThat(index.oldestIsDue(99)).isFalse();
        assertThat(index.oldestIsDue(100)).isTrue();
        index.dropOldest();
        assertThat(index.oldestIsDue(100)).isFalse();
        assertThat(index.sharing(bands(1), 8)).isEmpty();
        for (int i = 0; i < CAPACITY; i++) {
            index.add(bands(i), 100);
        }
        assertThat(index.oldestIsDue(0)).isTrue();
    }

    /** Against a search through all entries, over growth, expiry, a full ring and numbers past 32 bits. */
    @ParameterizedTest
    @ValueSource(longs = {0, 5_000_000_000L, (1L << 32) - 2000, (1L << 31) - 2000})
    void sharing_randomEntries_findsWhatASearchThroughAllFinds(long start) {
        var random = new Random(start);
        var all = new int[9000][];
        index.goOnAt(start);
        for (int i = 0; i < all.length; i++) {
            all[i] = random.ints(Bands.COUNT, 0, 3000).toArray();
            var wanted = random.ints(Bands.COUNT, 0, 3000).toArray();
            int oldest = (int) (index.oldest() - start);
            if (i % 50 == 0) {
                var entries = Arrays.copyOf(all, i);
                assertThat(index.sharing(wanted, Integer.MAX_VALUE))
                        .as("seed %d, entry %d", start, i)
                        .containsExactlyInAnyOrder(naive(entries, oldest, wanted, start));
            }
            index.add(all[i], 0);
            if (random.nextInt(10) == 0) {
                index.dropOldest();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 512, 1025, -1024})
    void index_capacityThatIsNoPowerOfTwo_isRefused(int capacity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BandIndex(capacity))
                .withMessageContaining("power of two");
    }

    private static long[] naive(int[][] entries, int oldest, int[] wanted, long start) {
        var found = new ArrayList<Long>();
        for (int i = oldest; i < entries.length; i++) {
            for (int band = 0; band < Bands.COUNT; band++) {
                if (entries[i][band] == wanted[band]) {
                    found.add(start + i);
                    break;
                }
            }
        }
        return found.stream().mapToLong(Long::longValue).toArray();
    }

    /** Bands that begin with these and go on with the last of them. */
    private static int[] bands(int... first) {
        var bands = new int[Bands.COUNT];
        for (int i = 0; i < bands.length; i++) {
            bands[i] = first[Math.min(i, first.length - 1)];
        }
        return bands;
    }
}
