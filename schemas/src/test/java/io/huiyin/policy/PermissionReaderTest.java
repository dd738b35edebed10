package io.huiyin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.check.Problem;
import io.huiyin.event.ActionKind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionReaderTest {
    private static final String ROLES = "roles: {dispatcher: [wang, li], counsellor: zhao}\n";
    private static final String NO_CLOCKS = "\nclocks: []";

    @Test
    void permissionsAndConfidential_asWritten_areRead() {
        var rules = sound(ROLES + """
                permissions: {MERGE: [dispatcher], RECLASSIFY: [dispatcher, counsellor], SPLIT: dispatcher}
                confidential: {roles: counsellor, categories: [hardship, 心理]}
                """);

        assertThat(rules.permissions())
                .containsOnlyKeys(ActionKind.MERGE, ActionKind.RECLASSIFY, ActionKind.SPLIT)
                .containsEntry(ActionKind.RECLASSIFY, Set.of("dispatcher", "counsellor"));
        assertThat(rules.confidential())
                .isEqualTo(new ConfidentialRules(Set.of("counsellor"), Set.of("hardship", "心理")));
        assertThat(rules.hasAny("zhao", Set.of("dispatcher", "counsellor"))).isTrue();
        assertThat(rules.hasAny("zhao", Set.of("dispatcher"))).isFalse();
    }

    @Test
    void permissionsAndConfidential_leftOut_letEverybodyActAndNobodyRead() {
        var rules = sound("name: nothing");

        assertThat(rules.permissions()).isEmpty();
        assertThat(rules.confidential()).isEqualTo(new ConfidentialRules(Set.of(), Set.of()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "permissions: {MERG: dispatcher}       | permissions.MERG (line 2)   | a known key; the nearest is 'MERGE'",
                "permissions: {MERGE: dispatchers}     | permissions.MERGE (line 2)  | a known role; the nearest is 'dispatcher'",
                "permissions: {MERGE: []}              | permissions.MERGE (line 2)  | at least one role, or the key left out",
                "permissions: {MERGE: wang}            | permissions.MERGE (line 2)  | one of the roles dispatcher, counsellor",
                "confidential: {roles: [counselor]}    | confidential.roles[0] (line 2) | a known role; the nearest is 'counsellor'",
                "confidential: {role: [counsellor]}    | confidential.role (line 2)  | a known key; the nearest is 'roles'",
            })
    void permissionsAndConfidential_thatAreWrong_nameTheNearest(String line, String field, String expected) {
        assertThat(PolicyLanguage.parse(ROLES + line + NO_CLOCKS))
                .isInstanceOfSatisfying(Parsed.Unsound.class, unsound -> assertThat(unsound.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.expected()).isEqualTo(expected);
                        }));
    }

    @Test
    void permissions_ofAnImportersAction_areRefused() {
        assertThat(PolicyLanguage.parse(ROLES + "permissions: {END_BATCH: dispatcher}" + NO_CLOCKS))
                .isInstanceOfSatisfying(Parsed.Unsound.class, unsound -> assertThat(unsound.problems())
                        .extracting(Problem::value)
                        .containsExactly("END_BATCH"));
    }

    private static PolicyRules sound(String yaml) {
        return ((Parsed.Sound) PolicyLanguage.parse(yaml + NO_CLOCKS)).rules();
    }
}
