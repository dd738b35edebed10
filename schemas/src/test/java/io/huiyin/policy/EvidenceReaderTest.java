package io.huiyin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys {@code related} and {@code weights} of the section {@code duplicates}. */
class EvidenceReaderTest {
    private static final String NO_CLOCKS = "clocks: []\n";

    @Test
    void relatedAndWeights_leftOut_areAsBuiltIn() {
        var rules = sound("duplicates: {radius: 50m}");

        assertThat(rules.related()).isEmpty();
        assertThat(rules.weights()).isEqualTo(EvidenceWeights.BUILT_IN);
    }

    @Test
    void related_asWritten_holdsForBoth() {
        var rules = sound("duplicates: {related: [{categories: [lamps, blackout], odds: 4.5}]}");

        assertThat(rules.related()).containsExactly(new RelatedCategories("lamps", "blackout", 4.5));
        assertThat(rules.related().getFirst().beside("blackout")).isEqualTo("lamps");
        assertThat(rules.related().getFirst().holds("roads")).isFalse();
    }

    @Test
    void weights_someOfThem_leaveTheOthersAsBuiltIn() {
        var weights = sound("duplicates: {weights: {text: 0.5, settled: -2, place: [3, 3, 2, 1, 0, -1, -2, -9.5]}}")
                .weights();

        assertThat(weights.prior()).isEmpty();
        assertThat(weights.text()).isEqualTo(OptionalDouble.of(0.5));
        assertThat(weights.settled()).isEqualTo(OptionalDouble.of(-2));
        assertThat(weights.place()).isEqualTo(List.of(3.0, 3.0, 2.0, 1.0, 0.0, -1.0, -2.0, -9.5));
        assertThat(weights.time()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "related: [{categories: [lamps], odds: 2}]         | duplicates.related[0].categories (line 1) | lamps        | two categories, such as [lamp, blackout]",
                "related: [{categories: [lamps, lamps], odds: 2}]  | duplicates.related[0].categories (line 1) | lamps        | two categories, such as [lamp, blackout]",
                "related: [{categories: [a, b]}, {categories: [b, a]}] | duplicates.related[1].categories (line 1) | b, a     | given once in its list",
                "related: [{categories: [a, b], odds: 0}]          | duplicates.related[0].odds (line 1)       | 0            | a number from 0.001 to 1000",
                "related: [{category: [a, b], categories: [a, b]}] | duplicates.related[0].category (line 1)   | category     | a known key; the nearest is 'categories'",
                "weights: {text: -1}                               | duplicates.weights.text (line 1)          | -1           | a number from 0 to 10",
                "weights: {prior: NaN}                             | duplicates.weights.prior (line 1)         | NaN          | a number from -30 to 30",
                "weights: {place: [3, 2]}                          | duplicates.weights.place (line 1)         | 2 numbers    | 8 numbers, one for each knot",
                "weights: {time: [0, -1, -2, -3, -4, -5, -6, -7, -6.5]} | duplicates.weights.time[8] (line 1)  | -6.5         | no more than the one before it, which is -7.0",
            })
    void relatedAndWeights_thatAreWrong_sayFieldValueAndWhatWouldBeRight(
            String line, String field, String value, String expected) {
        assertThat(PolicyLanguage.parse("duplicates: {" + line + "}\n" + NO_CLOCKS))
                .isInstanceOfSatisfying(Parsed.Unsound.class, unsound -> assertThat(unsound.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.value()).isEqualTo(value);
                            assertThat(problem.expected()).isEqualTo(expected);
                        }));
    }

    private static DuplicateRules sound(String line) {
        return assertThat(PolicyLanguage.parse(line + "\n" + NO_CLOCKS))
                .asInstanceOf(type(Parsed.Sound.class))
                .actual()
                .rules()
                .duplicates();
    }
}
