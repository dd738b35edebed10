package io.huiyin.learn.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsTest {
    /** Features: 0 is in texts of labels 0 and 2, 1 of labels 1 and 2, 2 of label 2 only, 3 of all. */
    private static final Examples TEXTS = texts();

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2"})
    void learn_wordThatTellsTwoLabelsApart_isSaidWhateverTheThirdHas(int feature, int label) {
        assertThat(SmallExamples.said(Pairs.learn(TEXTS, 0.3, 1), feature, 3)).isEqualTo(label);
    }

    @Test
    void learn_again_givesTheSameWeights() {
        assertThat(Pairs.learn(TEXTS, 0.3, 1).weights).isDeepEqualTo(Pairs.learn(TEXTS, 0.3, 1).weights);
    }

    @Test
    void learn_everyPair_leavesWeightsThatAddUpToNothing() {
        var linear = Pairs.learn(TEXTS, 0.3, 1);

        for (int feature = 0; feature < TEXTS.features; feature++) {
            float sum = 0;
            for (var label : linear.weights) {
                sum += label[feature];
            }
            assertThat(sum).isBetween(-1e-5f, 1e-5f);
        }
    }

    @Test
    void learn_labelWithoutAText_isNeverSaid() {
        var linear = Pairs.learn(new Examples(TEXTS.vectors, TEXTS.targets, 4, TEXTS.features), 0.3, 1);

        assertThat(SmallExamples.said(linear, 3)).isNotEqualTo(3);
        assertThat(SmallExamples.said(linear, 0)).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, true", "32, true", "33, false"})
    void suits_labels_fromThreeToAsManyAsAreAffordable(int labels, boolean suits) {
        assertThat(Learner.PAIRED_MACHINE.suits(labels)).isEqualTo(suits);
        assertThat(Learner.SCALED_MACHINE.suits(labels)).isTrue();
    }

    private static Examples texts() {
        var rows = new ArrayList<int[]>();
        for (int i = 0; i < 20; i++) {
            rows.add(new int[] {0, 0, 3});
            rows.add(new int[] {1, 1, 3});
            rows.add(new int[] {2, i % 2, 2, 3});
        }
        return SmallExamples.of(3, 4, rows.toArray(int[][]::new));
    }
}
