package io.huiyin.learn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BayesTest {
    private static final int COMMON = 0;
    private static final int RARE = 1;
    /** Features: a word of each of the two labels, and many that each stand in one text of each sort. */
    private static final int FEATURES = 60;

    /** Of the same words in the same shares, a hundred texts against ten: how much was counted is not what a label is like. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 30})
    void logarithms_sameSharesOfManyAndFewTexts_areTheSame(int times) {
        var logarithms = Bayes.logarithms(unequal(times, 0));

        for (int feature = 0; feature < FEATURES; feature++) {
            assertThat(logarithms[COMMON][feature]).isCloseTo(logarithms[RARE][feature], within(1e-5f));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 30})
    void learn_rareLabel_isFoundByItsWordAndNotByWhatNobodySaid(int times) {
        var linear = Bayes.learn(unequal(times, 1));

        assertThat(SmallExamples.said(linear, 1)).isEqualTo(RARE);
        assertThat(SmallExamples.said(linear, 0)).isEqualTo(COMMON);
        for (int feature = 2; feature < FEATURES; feature++) {
            assertThat(linear.weights[RARE][feature]).isCloseTo(linear.weights[COMMON][feature], within(1e-4f));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void ratios_wordOfOneLabel_speaksForItAndAgainstTheOther(int times) {
        var ratios = Bayes.ratios(unequal(times, 1));

        assertThat(ratios[RARE][1]).isGreaterThan(1);
        assertThat(ratios[RARE][0]).isLessThan(-1);
        assertThat(ratios[COMMON][1]).isLessThan(-1);
        assertThat(ratios[RARE][5]).isCloseTo(0, within(1e-4f));
    }

    /** A label that a fold happens to have no text of. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void learn_labelWithoutAText_hasFiniteWeights(int times) {
        var examples = unequal(times, 1);
        var linear = Bayes.learn(new Examples(examples.vectors, examples.targets, 3, FEATURES));

        for (float weight : linear.weights[2]) {
            assertThat(weight).isFinite();
        }
    }

    /** So many texts of the common label for one of the rare; apart, the first two features are each label's own. */
    private static Examples unequal(int times, int apart) {
        var rows = new ArrayList<int[]>();
        for (int i = 2; i < FEATURES; i += 2) {
            rows.add(new int[] {RARE, apart, i, i + 1});
            for (int k = 0; k < times; k++) {
                rows.add(new int[] {COMMON, 0, i, i + 1});
            }
        }
        return SmallExamples.of(2, FEATURES, rows.toArray(int[][]::new));
    }
}
