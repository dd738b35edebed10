package io.huiyin.processor.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordSearchTest {

    @ParameterizedTest(name = "[{0}] in [{1}] is {2}")
    @CsvSource({
        "电梯,   2号电梯坏了,            true",
        "电梯,   电 梯坏了,              false",
        "lift,   the lift is broken,     true",
        "lift,   the lifts are broken,   false",
        "lift,   shoplifter,             false",
        "lift,   lift,                   true",
        "lift*,  the lifts are broken,   true",
        "lift*,  shoplifters,            false",
        "lift,   2号lift坏了,            true",
        "on fire, the belt is on fire!,  true",
        "on fire, the sun is on fireworks, false",
        "12,     room 12,                true",
        "12,     room 123,               false",
        "c++,    we use c++11,           true",
    })
    void in_oneKeyword_respectsWordsOnlyWhereScriptsMarkThem(String keyword, String text, boolean expected) {
        assertThat(new KeywordSearch(List.of(keyword)).in(text)).hasSize(expected ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void in_randomKeywordsAndTexts_findsWhatANaiveSearchFinds(long seed) {
        var random = new Random(seed);
        var distinct = new LinkedHashSet<String>();
        for (int i = 0; i < 200; i++) {
            distinct.add(text(random, 1 + random.nextInt(6)) + (random.nextInt(4) == 0 ? "*" : ""));
        }
        var keywords = List.copyOf(distinct);
        var search = new KeywordSearch(keywords);

        for (int i = 0; i < 200; i++) {
            var text = text(random, random.nextInt(60));
            assertThat(search.in(text))
                    .as("seed %d, text %s", seed, text)
                    .containsExactly(naive(keywords, text).stream().toArray());
        }
    }

    private static BitSet naive(List<String> keywords, String text) {
        var found = new BitSet();
        for (int id = 0; id < keywords.size(); id++) {
            var word = keywords.get(id).replace("*", "");
            boolean mayGoOn = keywords.get(id).endsWith("*");
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                int end = at + word.length();
                boolean startsAWord = at == 0 || !latin(text.charAt(at - 1)) || !latin(text.charAt(at));
                boolean endsAWord = end == text.length() || !latin(text.charAt(end - 1)) || !latin(text.charAt(end));
                if (startsAWord && (mayGoOn || endsAWord)) {
                    found.set(id);
                }
            }
        }
        return found;
    }

    private static boolean latin(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** A few letters only, so that keywords overlap, contain each other and share their starts. */
    private static String text(Random random, int length) {
        var letters = List.of("a", "b", "电", "梯", " ");
        var text = new ArrayList<String>();
        for (int i = 0; i < length; i++) {
            text.add(letters.get(random.nextInt(i == 0 ? 4 : 5)));
        }
        return String.join("", text);
    }
}
