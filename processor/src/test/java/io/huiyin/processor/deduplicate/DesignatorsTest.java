package io.huiyin.processor.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.processor.text.FoldedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignatorsTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "2号电梯, 3号电梯, true",
        "2号电梯, 2号电梯, false",
        "2号电梯, 电梯, false",
        "2号楼停了3天, 2号楼停了4天, false",
        "二号楼, 三号楼, true",
        "二号楼, 2栋, false",
        "二食堂, 一食堂, true",
        "1号高炉, 三高炉, true",
        "313振动筛, 311振动筛, true",
        "东门路灯, 西门路灯, true",
        "A5区, A2区, true",
        "A市, B市, true",
        "一直漏水, 十分危险, false",
        "11月3号, 11月5号, false",
        "2019年, 2020年, false",
        "罚了20元, 罚了50元, false",
        "打了3次电话13912345678, 打了5次电话13887654321, false",
        "room b312, room b313, true",
        "lift, lift 2, false",
        "lift 2, elevator 3, true",
        "lift 2, elevator 2, false",
        "elevator c, lift a, true",
        "bay 2, bay 5, true",
        "line four, line 3, true",
        "line four, line 4, false",
        "waited 3 hours, waited 5 hours, false",
        "since 3 may, since 5 may, false",
        "120ppm, 90ppm, false",
        "at 5:30, at 6:30, false",
        "二十三层, 二十四层, true",
        "A5区, L7县, true",
        "A市A5区, A市, false",
        "'', '', false",
    })
    void with_twoTexts_contradictWhereEachHasOneOfAKindThatTheOtherHasNot(
            String first, String second, boolean expected) {
        var one = Designators.of(FoldedText.of(first));
        var other = Designators.of(FoldedText.of(second));

        assertThat(one.with(other).contradicting() > 0).isEqualTo(expected);
        assertThat(other.with(one)).isEqualTo(one.with(other));
    }
}
