package io.huiyin.processor.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandIndexTest {
    private static final int CAPACITY = 4096;
    private final BandIndex index = new BandIndex(CAPACITY);

    @Test
    void sharing_nothingAdded_isEmpty() {
        assertThat(index.sharing(bands(1), 0, 8)).isEmpty();
    }

    @Test
    void sharing_moreBandsInCommon_comesFirst() {
        index.add(bands(1, 1, 2), 0);
        index.add(bands(1, 2, 2), 0);
        index.add(bands(1, 1, 1), 0);
        index.add(bands(9), 0);

        assertThat(index.sharing(bands(1, 1, 1), 0, 8)).containsExactly(2, 0, 1);
    }

    @Test
    void sharing_thousandsTheSame_givesTheNewestOnly() {
        for (int i = 0; i < 3000; i++) {
            index.add(bands(1), 0);
        }

        assertThat(index.sharing(bands(1), 0, 8)).containsExactly(2999, 2998, 2997, 2996, 2995, 2994, 2993, 2992);
    }

    @Test
    void add_overCapacity_dropsTheOldest() {
        for (int i = 0; i < CAPACITY + 10; i++) {
            index.add(bands(i), 0);
        }

        assertThat(index.oldest()).isEqualTo(10);
        assertThat(index.sharing(bands(9), 0, 8)).isEmpty();
        assertThat(index.sharing(bands(10), 0, 8)).containsExactly(10);
        assertThat(index.sharing(bands(CAPACITY + 9), 0, 8)).containsExactly(CAPACITY + 9);
    }

    @Test
    void oldestIsDue_atItsExpiryOrWhenFull_only() {
        index.add(bands(1), 100);

        assertThat(index.oldestIsDue(99)).isFalse();
        assertThat(index.oldestIsDue(100)).isTrue();
        index.dropOldest();
        assertThat(index.oldestIsDue(100)).isFalse();
        assertThat(index.sharing(bands(1), 0, 8)).isEmpty();
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
        var all = new Bands[9000];
        index.goOnAt(start);
        for (int i = 0; i < all.length; i++) {
            all[i] = random(random);
            var wanted = random(random);
            int oldest = (int) (index.oldest() - start);
            if (i % 50 == 0) {
                var entries = Arrays.copyOf(all, i);
                assertThat(index.sharing(wanted, 0, Integer.MAX_VALUE))
                        .as("seed %d, entry %d", start, i)
                        .containsExactlyInAnyOrder(naive(entries, oldest, wanted, 0, start));
                assertThat(index.sharing(wanted, 0.5, Integer.MAX_VALUE))
                        .as("at least half alike, seed %d, entry %d", start, i)
                        .containsExactlyInAnyOrder(naive(entries, oldest, wanted, 0.5, start));
            }
            index.add(all[i], 0);
            if (random.nextInt(10) == 0) {
                index.dropOldest();
            }
        }
    }

    @Test
    void sharing_lessAlikeThanAsked_isLeftOutAndMakesRoom() {
        index.add(alike(48), 0);
        index.add(alike(24), 0);
        index.add(alike(23), 0);
        index.add(alike(0), 0);

        assertThat(index.sharing(alike(48), 0.5, 2)).containsExactly(1, 0);
        assertThat(index.sharing(alike(48), 0, 2)).containsExactly(3, 2);
        assertThat(index.sharing(alike(48), -0.2, 8)).containsExactly(3, 2, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 512, 1025, -1024})
    void index_capacityThatIsNoPowerOfTwo_isRefused(int capacity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BandIndex(capacity))
                .withMessageContaining("power of two");
    }

    private static long[] naive(Bands[] entries, int oldest, Bands wanted, double least, long start) {
        var found = new ArrayList<Long>();
        for (int i = oldest; i < entries.length; i++) {
            var entry = entries[i];
            boolean shares =
                    IntStream.range(0, Bands.COUNT).anyMatch(band -> entry.hashes()[band] == wanted.hashes()[band]);
            long equal = IntStream.range(0, Bands.FUNCTIONS)
                    .filter(function -> entry.minima()[function] == wanted.minima()[function])
                    .count();
            if (shares && equal >= least * Bands.FUNCTIONS) {
                found.add(start + i);
            }
        }
        return found.stream().mapToLong(Long::longValue).toArray();
    }

    /** Two such share a band one time in 200, and half of their minima one time in two. */
    private static Bands random(Random random) {
        var minima = new byte[Bands.FUNCTIONS];
        for (int i = 0; i < minima.length; i++) {
            minima[i] = (byte) random.nextInt(2);
        }
        return new Bands(random.ints(Bands.COUNT, 0, 3000).toArray(), minima);
    }

    /** The same bands, and so many minima that are those of all the others with as many. */
    private static Bands alike(int equal) {
        var minima = new byte[Bands.FUNCTIONS];
        Arrays.fill(minima, 0, equal, (byte) -1);
        return new Bands(new int[Bands.COUNT], minima);
    }

    /** Bands that begin with these and go on with the last of them; all minima are 0. */
    private static Bands bands(int... first) {
        var hashes = new int[Bands.COUNT];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = first[Math.min(i, first.length - 1)];
        }
        return new Bands(hashes, new byte[Bands.FUNCTIONS]);
    }
}
