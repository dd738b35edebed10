package io.huiyin.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.processor.text.FoldedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramsTest {

    @Test
    void read_chinese_givesCharactersInRowsOfOneToFour() {
        assertThat(grams("施工噪音扰"))
                .containsExactlyInAnyOrder(
                        "施", "施工", "施工噪", "施工噪音", "工", "工噪", "工噪音", "工噪音扰", "噪", "噪音", "噪音扰", "音", "音扰", "扰");
    }

    @Test
    void read_english_givesWordsInRowsOfOneToTwoAndLettersInside() {
        assertThat(grams("Lift out"))
                .containsExactlyInAnyOrder(
                        "lift",
                        "lift out",
                        "out",
                        "_li",
                        "_lif",
                        "_lift",
                        "lif",
                        "lift",
                        "lift_",
                        "ift",
                        "ift_",
                        "ft_",
                        "_ou",
                        "_out",
                        "_out_",
                        "out",
                        "out_",
                        "ut_");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "3 号楼,                    12号楼",
                "\"欠薪1,250.50元\", 欠薪800元",
                "A3区,                     a17区",
                "订单SN-48A99BD7X2,         订单sn-11c02ee9f5",
                "ＰＭ２．５超标,                 pm10 超标",
                "don't work,               dont work",
                "call 13800138000 now,     call 4001 now",
                "下水道-堵塞,                  下水道 堵塞",
            })
    void read_textsThatDifferInNumbersAndForm_giveTheSameGrams(String one, String other) {
        assertThat(grams(one)).isEqualTo(grams(other));
        assertThat(hashes(one)).isEqualTo(hashes(other));
    }

    @ParameterizedTest
    @CsvSource({"停水，停电, 水停", "停水。停电, 水停", "停水！停电, 水停", "card. loan, card loan"})
    void read_punctuation_isNotGoneOver(String text, String gram) {
        assertThat(grams(text)).doesNotContain(gram);
    }

    @ParameterizedTest
    @CsvSource({"5号线停运, 0号线停", "坐KTV旁边, 坐ktv旁边", "pm2.5超标, pm0超标", "𠮷野家, 𠮷野家", "4s店, 0s店"})
    void read_wordBesideChinese_isOneOfTheRow(String text, String gram) {
        assertThat(grams(text)).contains(gram);
    }

    @ParameterizedTest
    @CsvSource({
        "施工噪音, 施, 0", "施工噪音, 噪音, 2", "the lift is out, lift, 2", "the lift is out, out, 6",
        "'噪音扰民\n施工', 民, 0", "'噪音扰民\n施工', 施, 64", "'噪音\n', 音, 0", "'噪音\n施工\n工地', 工地, 64",
    })
    void position_ofAGram_countsHalfWordsFromTheBeginningWhichATitleIsAllOf(String text, String gram, int position) {
        var grams = new Grams();
        grams.read(text.replace("\\n", "\n"));
        int place = IntStream.range(0, grams.size())
                .filter(i -> grams.gram(i).equals(gram))
                .findFirst()
                .orElseThrow();

        assertThat(grams.position(place)).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 8", "0, 64, 8", "3, 0, 32", "3, 8, 17", "3, 63, 8", "3, 64, 8", "3, 5000, 8", "15, 0, 128"})
    void count_atAPosition_fallsFromTheBoostToOne(int boost, int position, int eighths) {
        assertThat(new Lead(boost).count(position)).isEqualTo(eighths);
    }

    @Test
    void read_differentGrams_haveDifferentHashes() {
        var byHash = new HashMap<Integer, String>();
        var grams = new Grams();
        for (var text :
                List.of("市民反映小区施工噪音扰民，希望有关部门尽快处理。", "the lift in block four is broken again, nobody came", "学校食堂卫生差")) {
            grams.read(text);
            for (int i = 0; i < grams.size(); i++) {
                // A whole word and the letters of all of it read the same and are two features.
                if (!grams.gram(i).matches("[a-z]{3,5}")) {
                    assertThat(byHash.merge(grams.hash(i), grams.gram(i), (was, is) -> is))
                            .isEqualTo(grams.gram(i));
                }
            }
        }
        assertThat(new HashSet<>(byHash.values())).hasSameSizeAs(byHash.keySet());
    }

    @Test
    void read_veryLongText_costsNoMoreThanItsFirstPart() {
        var grams = new Grams();
        grams.read("噪".repeat(100_000));

        assertThat(grams.size()).isLessThanOrEqualTo(4 * Words.MOST);
    }

    @Test
    void read_nothing_givesNothing() {
        for (var text : List.of("", " ", "。。。", "\n", "😀")) {
            assertThat(grams(text)).isEmpty();
        }
    }

    private static List<String> grams(String text) {
        var grams = new Grams();
        grams.read(FoldedText.of(text));
        return IntStream.range(0, grams.size()).mapToObj(grams::gram).sorted().toList();
    }

    private static Map<Integer, Integer> hashes(String text) {
        var grams = new Grams();
        grams.read(FoldedText.of(text));
        var counts = new HashMap<Integer, Integer>();
        IntStream.range(0, grams.size()).forEach(i -> counts.merge(grams.hash(i), 1, Integer::sum));
        return counts;
    }
}
