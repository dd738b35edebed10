package io.huiyin.learn.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void of_anyGroups_neverSplitsOneAndSpreadsEveryLabel(long seed) {
        var random = new Random(seed);
        int[] groups = random.ints(400, 0, 250).toArray();
        int[] targets = random.ints(400, 0, 4).toArray();

        var folds = Folds.of(targets, groups, 5, seed);

        var foldOfGroup = new HashMap<Integer, Integer>();
        for (int i = 0; i < groups.length; i++) {
            assertThat(foldOfGroup.merge(groups[i], folds.fold(i), (was, is) -> was))
                    .isEqualTo(folds.fold(i));
        }
        for (int fold = 0; fold < 5; fold++) {
            for (int label = 0; label < 4; label++) {
                int wanted = label;
                long own = Arrays.stream(folds.in(fold))
                        .filter(i -> targets[i] == wanted)
                        .count();
                assertThat(own).isBetween(12L, 28L);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void of_sameSeed_givesTheSameFolds(long seed) {
        int[] groups = IntStream.range(0, 100).toArray();
        int[] targets = IntStream.range(0, 100).map(i -> i % 3).toArray();

        assertThat(IntStream.range(0, 5)
                        .mapToObj(f -> Arrays.toString(
                                Folds.of(targets, groups, 5, seed).in(f))))
                .containsExactlyElementsOf(IntStream.range(0, 5)
                        .mapToObj(f -> Arrays.toString(
                                Folds.of(targets, groups, 5, seed).in(f)))
                        .toList());
    }
}
