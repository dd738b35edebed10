package io.huiyin.learn.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {

    @Test
    void figures_chineseAndEnglishLabels_standInColumns() {
        var answers = new Answers(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 0}, new double[] {0.9, 0.9, 0.8, 0.6}, 2);

        assertThat(ReportText.figures(answers, List.of("环境保护", "noise")))
                .containsExactly(
                        "accuracy 0.750, macro-F1 0.733, expected calibration error 0.250",
                        "",
                        "label     precision  recall      F1  texts",
                        "环境保护      0.667   1.000   0.800      2",
                        "noise         1.000   0.500   0.667      2",
                        "",
                        "rows: what it is; columns: what was said, in the same order",
                        "                 1     2",
                        "  1 环境保护     2     .",
                        "  2 noise        1     1");
    }
}
