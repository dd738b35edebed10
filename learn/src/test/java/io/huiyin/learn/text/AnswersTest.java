package io.huiyin.learn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private final int[] targets = {0, 0, 1, 1, 2, 2};
    private final int[] said = {0, 0, 1, 0, 2, 1};
    private final double[] probabilities = {0.95, 0.9, 0.8, 0.7, 0.6, 0.6};
    private final Answers answers = new Answers(targets, said, probabilities, 3);

    /** By hand: precision of 0 is 2/3, recall 1; of 1 is 1/2 and 1/2; of 2 is 1 and 1/2. */
    @Test
    void confusion_byHand_isRight() {
        var confusion = answers.confusion();

        assertThat(confusion.accuracy()).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(confusion.precision(0)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(confusion.recall(2)).isCloseTo(0.5, within(1e-12));
        assertThat(confusion.macroF1()).isCloseTo((0.8 + 0.5 + 2.0 / 3) / 3, within(1e-12));
        assertThat(confusion.count(1, 0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 0.8", "0.75, 0.7", "0.7, 0.7", "0.6, 0.6", "0.1, 0.6"})
    void threshold_wantedPrecision_isTheLowestThatGivesIt(double wanted, double threshold) {
        assertThat(answers.threshold(wanted)).isEqualTo(threshold);
        assertThat(answers.precision(threshold)).isGreaterThanOrEqualTo(wanted);
    }

    @Test
    void threshold_noneGivesIt_isOne() {
        assertThat(new Answers(new int[] {0}, new int[] {1}, new double[] {0.9}, 2).threshold(0.5))
                .isEqualTo(1);
    }

    @Test
    void coverage_atAThreshold_isTheShareThatReachesIt() {
        assertThat(answers.coverage(0.8)).isEqualTo(0.5);
    }

    /** Two bins: of two at 0.9 one is right, of one at 0.5 one is right. */
    @Test
    void calibrationError_byHand_isTheMeanGap() {
        var some = new Answers(new int[] {0, 0, 0}, new int[] {0, 1, 0}, new double[] {0.9, 0.9, 0.5}, 2);

        assertThat(some.calibrationError()).isCloseTo((0.8 + 0.5) / 3, within(1e-12));
    }
}
