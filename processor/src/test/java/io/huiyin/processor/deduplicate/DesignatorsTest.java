package io.huiyin.processor.deduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignatorsTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "2号电梯, 3号电梯, true",
        "2号电梯, 2号电梯, false",
        "2号电梯, 电梯, false",
        "2号电梯, 2号电梯停了3天, false",
        "2号楼停了3天, 2号楼停了4天, true",
        "二号楼, 三号楼, true",
        "一直漏水, 十分危险, false",
        "room b312, room b313, true",
        "room b312, room b312a, true",
        "lift, lift 2, false",
        "二十三层, 二十四层, true",
        "'', '', false",
        "3, 4, true",
        "三, 四, false",
    })
    void contradict_twoTexts_whereEachHasANumberThatTheOtherHasNot(String first, String second, boolean expected) {
        assertThat(Designators.of(first).contradict(Designators.of(second))).isEqualTo(expected);
        assertThat(Designators.of(second).contradict(Designators.of(first))).isEqualTo(expected);
    }
}
