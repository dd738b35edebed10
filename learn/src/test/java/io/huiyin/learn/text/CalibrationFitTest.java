package io.huiyin.learn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationFitTest {

    /** Labels drawn with the probabilities of known logits, which are then shown too large or too small: the scale is found. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 4})
    void fit_logitsTimesAFactor_findsTheFactor(double factor) {
        var random = new Random(3);
        var scores = new double[4000][3];
        var targets = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            var logits = new double[] {2 * random.nextGaussian(), 2 * random.nextGaussian(), 2 * random.nextGaussian()};
            double sum = Math.exp(logits[0]) + Math.exp(logits[1]) + Math.exp(logits[2]);
            double drawn = random.nextDouble() * sum;
            targets[i] = drawn < Math.exp(logits[0]) ? 0 : drawn < Math.exp(logits[0]) + Math.exp(logits[1]) ? 1 : 2;
            for (int label = 0; label < 3; label++) {
                scores[i][label] = logits[label] * factor;
            }
        }

        var calibration = CalibrationFit.fit(scores, targets, 3);

        assertThat(calibration.scale() * factor).isCloseTo(1, within(0.08));
        assertThat(calibration.offsets())
                .allSatisfy(offset -> assertThat(offset).isCloseTo(0, within(0.15)));
    }
}
