package io.huiyin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section {@code duplicates} of a policy. */
class DuplicatesLanguageTest {
    private static final String NO_CLOCKS = "clocks: []\n";

    @Test
    void duplicates_leftOut_areTheDefaults() {
        var rules = sound("name: nothing");

        assertThat(rules.near()).isTrue();
        assertThat(rules.merge()).isEqualTo(0.7);
        assertThat(rules.suggest()).isEqualTo(0.4);
        assertThat(rules.radiusOf("lifts")).isEqualTo(500);
        assertThat(rules.oddsOf("lifts")).isEqualTo(1);
    }

    @Test
    void suggest_leftOut_isNeverAboveMerge() {
        assertThat(sound("duplicates: {merge: 0.3}").suggest()).isEqualTo(0.3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "radii: []                                  | lifts | 500    | 1",
                "radii: [{category: lifts, radius: 50m}]    | lifts | 50     | 1",
                "radii: [{category: lifts, radius: 1.5km}]  | lifts | 1500   | 1",
                "radii: [{category: lifts, radius: 0.5m}]   | lifts | 0.5    | 1",
                "radii: [{category: lifts, radius: 50m}]    | roofs | 500    | 1",
                "radii: [{category: 路灯, radius: 999999km}] | 路灯   | 999999000 | 1",
                "odds: []                                   | lifts | 500    | 1",
                "odds: [{category: lifts, odds: 0.001}]     | lifts | 500    | 0.001",
                "odds: [{category: lifts, odds: 1000}]      | lifts | 500    | 1000",
                "odds: [{category: lifts, odds: 1}]         | lifts | 500    | 1",
                "odds: [{category: lifts, odds: 5}]         | roofs | 500    | 1",
            })
    void radiiAndOdds_asWritten_holdForTheirCategory(String line, String category, double radius, double odds) {
        var rules = sound("duplicates: {" + line + "}");

        assertThat(rules.radiusOf(category)).isEqualTo(radius);
        assertThat(rules.oddsOf(category)).isEqualTo(odds);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "radii: {lifts: 50m}                          | duplicates.radii (line 1)             | a mapping | a list",
                "radii: 50m                                   | duplicates.radii (line 1)             | 50m       | a list",
                "radii: [50m]                                 | duplicates.radii[0] (line 1)          | 50m       | a mapping of keys",
                "radii: [{category: lifts, radius: 50}]       | duplicates.radii[0].radius (line 1)   | 50        | a distance above 0, such as 500m or 1.5km",
                "radii: [{category: lifts, radius: -50m}]     | duplicates.radii[0].radius (line 1)   | -50m      | a distance above 0, such as 500m or 1.5km",
                "radii: [{category: lifts, radius: 0m}]       | duplicates.radii[0].radius (line 1)   | 0m        | a distance above 0, such as 500m or 1.5km",
                "radii: [{category: lifts, radius: 0.0km}]    | duplicates.radii[0].radius (line 1)   | 0.0km     | a distance above 0, such as 500m or 1.5km",
                "radii: [{category: lifts, radius: 2 miles}]  | duplicates.radii[0].radius (line 1)   | 2 miles   | a distance above 0, such as 500m or 1.5km",
                "radii: [{category: lifts, radius: [50m]}]    | duplicates.radii[0].radius (line 1)   | a list    | a distance above 0, such as 500m or 1.5km",
                "radii: [{radius: 50m}]                       | duplicates.radii[0].category          | nothing   | the category that it is for",
                "radii: [{category: '', radius: 50m}]         | duplicates.radii[0].category (line 1) | ''        | text of 1 to 100 characters",
                "radii: [{category: lifts}]                   | duplicates.radii[0].radius            | nothing   | what holds for the category",
                "radii: [{category: lifts, radii: 50m, radius: 1m}] | duplicates.radii[0].radii (line 1) | radii  | a known key; the nearest is 'radius'",
                "radii: [{category: lifts, radius: 50m}, {category: lifts, radius: 60m}] | duplicates.radii[1].category (line 1) | lifts | given once in its list",
                "odds: [{category: lifts, odds: 0}]           | duplicates.odds[0].odds (line 1)      | 0         | a number from 0.001 to 1000",
                "odds: [{category: lifts, odds: 1001}]        | duplicates.odds[0].odds (line 1)      | 1001      | a number from 0.001 to 1000",
                "odds: [{category: lifts, odds: -1}]          | duplicates.odds[0].odds (line 1)      | -1        | a number from 0.001 to 1000",
                "odds: [{category: lifts, odds: NaN}]         | duplicates.odds[0].odds (line 1)      | NaN       | a number from 0.001 to 1000",
                "odds: [{category: lifts, odds: 3:1}]         | duplicates.odds[0].odds (line 1)      | 3:1       | a number from 0.001 to 1000",
                "odds: [{category: lifts, odd: 5, odds: 5}]   | duplicates.odds[0].odd (line 1)       | odd       | a known key; the nearest is 'odds'",
                "odds: [{category: a, odds: 5}, {category: a, odds: 6}] | duplicates.odds[1].category (line 1) | a | given once in its list",
                "radius: 0m                                   | duplicates.radius (line 1)            | 0m        | a distance above 0, such as 500m or 1.5km",
                "merge: 1.2                                   | duplicates.merge (line 1)             | 1.2       | a number above 0 and at most 1",
                "suggest: 0.9                                 | duplicates.suggest (line 1)           | 0.9       | at most merge, which is 0.7",
                "window: 10s                                  | duplicates.window (line 1)            | 10s       | a duration such as 15s, 90m, 1h30m or 7d, at most 3650d and at least 1m",
            })
    void duplicates_thatAreWrong_sayFieldValueAndWhatWouldBeRight(
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
