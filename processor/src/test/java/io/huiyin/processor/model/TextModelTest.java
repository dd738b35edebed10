package io.huiyin.processor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextModelTest {
    private final TextModel model = TextModel.read(SampleModels.small());

    @ParameterizedTest
    @CsvSource({"施工噪音扰民, 环境", "公交站牌坏了, 交通", "'noise, noise and noise again', 环境"})
    void predict_textWithKnownWords_namesTheirLabel(String text, String label) {
        assertThat(model.predict(text).label()).isEqualTo(label);
        assertThat(model.predict(text).probability()).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "完全不同", "噪音", "公交噪音 noise"})
    void predict_anyText_givesProbabilitiesThatAddUpToOne(String text) {
        var said = model.predict(text);

        assertThat(said.probability(0) + said.probability(1)).isCloseTo(1, within(1e-12));
    }

    /** z = 2 (0.25 + 1.5) + 0.5 for 环境 and minus that for 交通; "噪音" has the n-grams 噪 0.5, 噪音 1.5, of equal length. */
    @Test
    void predict_byHand_isTheSoftmaxOfTheCalibratedScores() {
        double score = 2 * (0.25 + (1.5 + 0.5) / Math.sqrt(2)) + 0.5;

        assertThat(model.predict("噪音").probability(0)).isCloseTo(1 / (1 + Math.exp(-2 * score)), within(2e-3));
        assertThat(model.logit("噪音", "环境")).isCloseTo(score, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(strings = {"施工噪音噪音扰民", "公交\n噪音 noise", "", "noise 公交"})
    void explain_allPieces_addUpToTheScore(String text) {
        for (var label : model.labels()) {
            double sum = model.explain(text, label, Integer.MAX_VALUE).stream()
                    .mapToDouble(Weighed::weight)
                    .sum();

            assertThat(model.start(label) + sum).isCloseTo(model.logit(text, label), within(1e-9));
        }
    }

    @Test
    void explain_fewPieces_leavesOutPartsOfStrongerOnes() {
        assertThat(model.explain("噪音 noise 公交", "环境", 3))
                .extracting(Weighed::gram)
                .containsExactly("噪音", "noise");
    }

    @Test
    void explain_unknownLabel_isRefusedByName() {
        assertThatThrownBy(() -> model.explain("噪音", "医疗", 3)).hasMessage("label is '医疗'; the model knows 环境, 交通");
    }

    @Test
    void predict_wordInTheTitle_weighsMoreThanInTheText() {
        var led = TextModel.read(SampleModels.of(Map.of("噪音", 1.0, "公交", -1.0), Calibration.none(2), 0.5, new Lead(3)));
        double inTitle = led.predict("噪音\n公交").probability(0);
        double inText = led.predict("公交\n噪音").probability(0);

        assertThat(inTitle).isGreaterThan(inText);
    }

    @Test
    void predict_manyThreads_agree() throws Exception {
        var texts = List.of("施工噪音扰民", "公交站牌坏了", "noise 公交", "噪");
        var expected =
                texts.stream().map(text -> model.predict(text).probability()).toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var runs = threads.invokeAll(java.util.Collections.nCopies(200, () -> texts.stream()
                    .map(text -> model.predict(text).probability())
                    .toList()));
            for (var run : runs) {
                assertThat(run.get()).isEqualTo(expected);
            }
        }
    }
}
