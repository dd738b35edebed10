package io.huiyin.processor.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShinglesTest {

    @ParameterizedTest(name = "{0} and {1} are {2} alike")
    @CsvSource({
        "abcd, abcd, 1",
        "abcd, abce, 0.333333",
        "abcd, efgh, 0",
        "电梯坏了, 电梯坏了, 1",
        "电梯坏了, 电梯坏掉, 0.333333",
        "ab, ab, 1",
        "ab, abc, 0",
        "'', '', 0",
        "'', abc, 0",
        "aaaaaaaa, aaa, 1",
    })
    void resemblance_shortTexts_isSharedGramsOverAll(String first, String second, double expected) {
        assertThat(Shingles.of(first).resemblance(Shingles.of(second))).isEqualTo(expected, within(1e-6));
        assertThat(Shingles.of(second).resemblance(Shingles.of(first))).isEqualTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void resemblance_longTexts_isCloseToThatOfAllGrams(long seed) {
        var random = new Random(seed);
        var first = text(random, 3000);
        var second = first.substring(0, 2400) + text(random, 600);

        assertThat(Shingles.of(first).hashes()).hasSize(Shingles.MOST);
        // Four standard errors of 0.024.
        assertThat(Shingles.of(first).resemblance(Shingles.of(second)))
                .as("seed %d", seed)
                .isEqualTo(naive(first, second), within(0.1));
    }

    @Test
    void hashes_anyText_riseWithoutRepeats() {
        var hashes = Shingles.of(text(new Random(5), 1000)).hashes();

        assertThat(hashes).isSorted().doesNotHaveDuplicates();
    }

    private static double naive(String first, String second) {
        var a = grams(first);
        var b = grams(second);
        var either = new HashSet<>(a);
        either.addAll(b);
        a.retainAll(b);
        return (double) a.size() / either.size();
    }

    private static Set<String> grams(String text) {
        var grams = new TreeSet<String>();
        for (int i = 0; i + 3 <= text.length(); i++) {
            grams.add(text.substring(i, i + 3));
        }
        return grams;
    }

    private static String text(Random random, int length) {
        return random.ints(length, 0x4E00, 0x4E00 + 500)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
