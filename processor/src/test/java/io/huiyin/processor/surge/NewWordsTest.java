package io.huiyin.processor.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.huiyin.event.NewWord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewWordsTest {

    private static List<String> words(List<String> surge, List<String> usual) {
        return NewWords.of(surge, usual).stream().map(NewWord::getWord).toList();
    }

    private static List<String> usual() {
        var usual = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            usual.add("the street light is out on elm street " + i);
            usual.add("食堂的菜太咸了，宿舍的灯坏了");
        }
        return usual;
    }

    @Test
    void words_saidNowAndNotBefore_areNamedWholeAndWithoutTheirParts() {
        var surge = List.of(
                "三号副井电梯卡在半空，食堂的菜",
                "副井电梯卡住了，灯坏了",
                "我在副井电梯里面",
                "副井电梯又停了",
                "a tree fell on elm street",
                "tree down, the wires are down",
                "another tree on the street",
                "big tree",
                "one more tree");
        assertThat(words(surge, usual())).contains("tree", "副井电梯").doesNotContain("电梯", "副井", "street", "食堂", "the");
    }

    @Test
    void words_ofFewerThanThreeReports_orOfEveryDay_areNotNew() {
        var surge = List.of("电梯坏了", "电梯坏了", "宿舍的灯坏了", "宿舍的灯坏了", "宿舍的灯坏了");
        assertThat(words(surge, usual())).noneMatch(word -> word.contains("电梯") || word.contains("灯"));
    }

    @Test
    void words_withoutAPast_areNotCalledNew() {
        assertThat(words(Collections.nCopies(9, "电梯坏了"), List.of("灯坏了"))).isEmpty();
    }

    @Test
    void counts_ofAWord_areReportsAndWhatWasToBeExpected() {
        var surge = new ArrayList<>(Collections.nCopies(8, "a flood, a flood and another flood"));
        surge.addAll(Collections.nCopies(2, "nothing"));
        var usual = new ArrayList<>(usual());
        usual.add("a small flood");
        assertThat(NewWords.of(surge, usual))
                .filteredOn(word -> word.getWord().equals("flood"))
                .singleElement()
                .satisfies(word -> {
                    assertThat(word.getReports()).isEqualTo(8);
                    assertThat(word.getExpected()).isCloseTo(10 * 1.5 / 42, within(1e-9));
                });
    }

    /** Dunning's formula by hand: 3 of 10 and 1 of 100. */
    @Test
    void ratio_ofTwoProportions_isDunnings() {
        double likelihoods = 3 * Math.log(0.3) + 7 * Math.log(0.7) + Math.log(0.01) + 99 * Math.log(0.99);
        double together = 4 * Math.log(4.0 / 110) + 106 * Math.log(106.0 / 110);
        assertThat(NewWords.ratio(3, 10, 1, 100)).isCloseTo(2 * (likelihoods - together), within(1e-9));
        assertThat(NewWords.ratio(10, 10, 0, 10)).isCloseTo(4 * 10 * Math.log(2), within(1e-9));
    }
}
