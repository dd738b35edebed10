package io.huiyin.ingest.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.huiyin.check.Problem;
import io.huiyin.ingest.importer.rows.Cells;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on a row and the one before it in its group. */
class ConditionTest {

    @ParameterizedTest(name = "{0} where it is ''{1}'' and was ''{2}'': {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "x                                        | a    | none | true",
                "x                                        | ?    | none | false",
                "{column: x, in: [a, b]}                  | a    | none | true",
                "{column: x, in: [a], notIn: [a]}         | a    | none | false",
                "{column: x, was: [a]}                    | b    | a    | true",
                "{column: x, was: [a]}                    | a    | none | false",
                "{column: x, was: ['']}                   | a    | none | true",
                "{column: x, was: ['']}                   | a    | ?    | true",
                "{column: x, wasNot: [a]}                 | a    | none | true",
                "{column: x, wasNot: [a]}                 | b    | a    | false",
                "{column: x, was: [a], notIn: [a]}        | b    | a    | true",
                "{column: x, was: [a], notIn: [a]}        | a    | a    | false",
                "{column: x, changed: true}               | a    | none | true",
                "{column: x, changed: true}               | ?    | none | false",
                "{column: x, changed: true}               | a    | a    | false",
                "{column: x, changed: true}               | a    | b    | true",
                "{column: x, changed: true}               | ?    | b    | true",
                "{column: x, changed: false}              | a    | a    | true",
                "{column: '{x}/{y}', changed: true}       | a    | a    | false",
                "{column: x, equals: y}                   | why  | a    | true",
                "{column: x, equals: y}                   | a    | why  | false",
                "{row: first}                             | a    | none | true",
                "{row: first}                             | a    | a    | false",
                "{row: later}                             | a    | a    | true",
                "{row: later, column: x, changed: true}   | a    | none | false",
                "[x, {column: y, in: [why]}, {row: later}] | a   | a    | true"
            })
    void condition_onARowAndTheOneBefore_holdsOrNot(String yaml, String now, String before, boolean holds)
            throws IOException {
        var problems = new ArrayList<Problem>();
        var condition = new ConditionReader(true).read(new Node("when", new YAMLMapper().readTree(yaml), problems));

        assertThat(problems).isEmpty();
        assertThat(condition.holds(new Cells.Following(
                                row(now), Optional.ofNullable(before).map(ConditionTest::row))
                        .blanking(Set.of("?"))))
                .isEqualTo(holds);
    }

    private static Cells row(String x) {
        return new Cells.Csv(Map.of("x", 0, "y", 1), List.of(x, "why"));
    }
}
