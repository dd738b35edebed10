package io.huiyin.learn.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.huiyin.policy.RelatedCategories;
import io.huiyin.processor.deduplicate.Features;
import io.huiyin.processor.deduplicate.Weighing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples drawn by weights that are known. */
class EvidenceFitTest {
    private static final double PRIOR = -3;
    private static final double SETTLED = -2;
    private static final double TEXT = 0.3;
    private static final List<Double> PLACE = List.of(3.5, 3.5, 3.5, 3.0, 2.0, 0.0, -3.0, -3.0);
    private static final List<Double> TIME = List.of(0.0, 0.0, -0.5, -0.5, -1.0, -2.0, -2.0, -3.0, -3.0);
    /** Logarithms of odds. */
    private static final Map<String, Double> ODDS = Map.of("lamps", 2.0, "roads", 0.0, "waste", -1.5);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fit_examplesOfKnownWeights_findsThem(int seed) {
        var fit = new EvidenceFit(drawn(new Random(seed), 30_000), _example -> 100).fit();
        var weights = fit.weights();

        assertThat(weights.settled()).hasValueCloseTo(SETTLED, within(0.3));
        assertThat(weights.text()).hasValueCloseTo(TEXT, within(0.1));
        for (int knot = 0; knot < PLACE.size(); knot++) {
            assertThat(weights.place().get(knot)).isCloseTo(PLACE.get(knot), within(0.8));
        }
        for (int knot = 0; knot < TIME.size(); knot++) {
            assertThat(weights.time().get(knot)).isCloseTo(TIME.get(knot), within(0.8));
        }
        assertThat(Math.log(odds(fit, "lamps") / odds(fit, "waste"))).isCloseTo(3.5, within(0.4));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void fit_farOnesTheSameMoreOften_neverRises(int seed) {
        var random = new Random(seed);
        var examples = new ArrayList<Example>();
        for (int i = 0; i < 2_000; i++) {
            double meters = 400 * random.nextDouble();
            double minutes = 20_000 * random.nextDouble();
            examples.add(example("roads", "roads", meters, minutes, 0, false, meters > 200 || minutes > 10_000));
        }
        var weights = new EvidenceFit(examples, _example -> 100).fit().weights();

        assertThat(weights.place()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(weights.time()).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void fit_noExamples_isWhatIsBuiltIn() {
        var fit = new EvidenceFit(List.of(), _example -> 100).fit();

        assertThat(fit.weights().place()).zipSatisfy(Weighing.builtIn().place(), (own, builtIn) -> assertThat(own)
                .isCloseTo(builtIn, within(1e-9)));
        assertThat(fit.weights().prior()).isEqualTo(Weighing.builtIn().prior());
        assertThat(fit.kinds().odds()).isEmpty();
    }

    @Test
    void related_twoCategoriesTheSameOftenEnough_areNamed() {
        var examples = new ArrayList<>(drawn(new Random(6), 5_000));
        for (int i = 0; i < 60; i++) {
            examples.add(example("lamps", "blackout", 20, 30, 0, false, i % 3 > 0));
            examples.add(example("blackout", "lamps", 20, 30, 0, false, i % 3 > 0));
            examples.add(example("lamps", "waste", 20, 30, 0, false, false));
        }
        var related = new EvidenceFit(examples, _example -> 100).fit().kinds().related();

        assertThat(related)
                .singleElement()
                .extracting(RelatedCategories::one, RelatedCategories::other)
                .containsExactly("blackout", "lamps");
    }

    @Test
    void radii_categoriesThatReachDifferentlyFar_areToldApart() {
        var random = new Random(7);
        var examples = new ArrayList<Example>();
        for (int i = 0; i < 4_000; i++) {
            double meters = 300 * random.nextDouble() * random.nextDouble();
            boolean often = random.nextDouble() < 0.6;
            examples.add(example("lamps", "lamps", meters, 60, 0, false, often && meters < 150));
            examples.add(example("waste", "waste", meters, 60, 0, false, often && meters < 15));
        }
        var fit = new EvidenceFit(examples, _example -> 100).fit();
        var radii = Radii.of(examples, fit, 100);

        assertThat(radii.getOrDefault("waste", 100.0)).isLessThanOrEqualTo(25);
        assertThat(radii.getOrDefault("lamps", 100.0)).isGreaterThanOrEqualTo(100);
    }

    private static double odds(EvidenceFit fit, String category) {
        return fit.kinds().odds().getOrDefault(category, 0.0);
    }

    private static List<Example> drawn(Random random, int count) {
        var categories = ODDS.keySet().stream().sorted().toList();
        var examples = new ArrayList<Example>();
        for (int i = 0; i < count; i++) {
            var category = categories.get(random.nextInt(categories.size()));
            double meters = 400 * Math.pow(random.nextDouble(), 3);
            double minutes = Math.pow(10, 5 * random.nextDouble());
            double text = -8 + 10 * random.nextDouble();
            boolean settled = random.nextInt(3) == 0;
            double sum = PRIOR
                    + Weighing.ofOneCategory()
                    + ODDS.getOrDefault(category, 0.0)
                    + TEXT * text
                    + at(PLACE, Features.ofPlace(meters / 100))
                    + at(TIME, Features.ofTime(minutes))
                    + (settled ? SETTLED : 0);
            boolean same = random.nextDouble() < 1 / (1 + Math.exp(-sum));
            examples.add(example(category, category, meters, minutes, text, settled, same));
        }
        return examples;
    }

    private static double at(List<Double> values, double[] shares) {
        double sum = 0;
        for (int knot = 0; knot < shares.length; knot++) {
            sum += values.get(knot) * shares[knot];
        }
        return sum;
    }

    private static Example example(
            String category,
            String earlier,
            double meters,
            double minutes,
            double text,
            boolean settled,
            boolean same) {
        return new Example(Instant.EPOCH, category, earlier, meters, minutes, text, 0, settled, same);
    }
}
