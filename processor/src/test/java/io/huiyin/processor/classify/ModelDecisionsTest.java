package io.huiyin.processor.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.expression.Subject;
import io.huiyin.processor.flow.Classification;
import io.huiyin.processor.flow.ModelInForce;
import io.huiyin.processor.model.HandMadeModel;
import io.huiyin.processor.model.TextModel;
import io.huiyin.processor.text.FoldedText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What models decide, and what they leave to rules and producers. */
class ModelDecisionsTest {
    private static final TextModel DESK = new HandMadeModel(0.8, "pay", "food")
            .word("wages", "pay", 3)
            .word("bonus", "pay", 1)
            .word("soup", "food", 3)
            .model();
    private static final TextModel URGENCY = new HandMadeModel(0.8, "NORMAL", "CRITICAL", "PANIC")
            .word("fire", "CRITICAL", 5)
            .word("aliens", "PANIC", 9)
            .model();
    private static final TextModel PRIVATE = new HandMadeModel(0.9, "open", "confidential")
            .word("divorce", "confidential", 4)
            .word("maybe", "confidential", 0.1)
            .word("soup", "open", 4)
            .model();
    private static final Map<String, TextModel> MODELS = Map.of("desk", DESK, "urgency", URGENCY, "private", PRIVATE);

    private static final String POLICY = """
            clocks: []
            classify:
              models: {category: desk, severity: urgency}
              rules:
                - {name: water, when: {keywords: [water]}, set: {category: water, severity: HIGH}}
            """;

    /** Text, the category and severity that the producer stated; what is decided. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "wages late     |         |          | pay      | NORMAL   | model desk@3    | wages +",
                "bonus late     |         |          | UNSORTED | NORMAL   | model desk@3    | best guess pay, which is under 0.80: bonus +",
                "wages soup     |         |          | UNSORTED | NORMAL   | model desk@3    | best guess pay, which is under 0.80",
                "wages late     | culture |          | culture  | NORMAL   | producer        | category culture",
                "wages in water |         |          | water    | HIGH     | rule water      | water",
                "fire and soup  |         |          | food     | CRITICAL | model desk@3    | soup +",
                "fire and soup  |         | LOW      | food     | LOW      | model desk@3    | soup +",
                "aliens         |         |          | UNSORTED | NORMAL   | model desk@3    | best guess",
                "……             |         |          | UNSORTED | NORMAL   | none            | no text for the model desk",
            })
    void assess_modelsWhereRulesLeaveThingsOpen_decideOrAbstain(
            String text,
            @Nullable String statedCategory,
            @Nullable Severity statedSeverity,
            String category,
            Severity severity,
            String by,
            String evidence) {
        var report = report(text).setCategory(statedCategory);
        Optional.ofNullable(statedSeverity).ifPresent(report::setSeverity);

        var classification = classify(POLICY, report);

        assertThat(classification.category()).isEqualTo(category);
        assertThat(classification.severity()).isEqualTo(severity);
        assertThat(by(classification.reason())).isEqualTo(by);
        assertThat(classification.reason().getEvidence()).startsWith(evidence);
    }

    @Test
    void assess_modelDecides_reasonsHaveItsProbability() {
        var classification = classify(POLICY, report("fire, and no wages"));

        assertThat(classification.reason().getProbability()).isBetween(0.8, 1.0);
        assertThat(classification.severityReason()).hasValueSatisfying(reason -> {
            assertThat(by(reason)).isEqualTo("model urgency@3");
            assertThat(reason.getEvidence()).startsWith("fire +");
            assertThat(reason.getProbability()).isBetween(0.8, 1.0);
        });
    }

    @Test
    void assess_above_takesThePlaceOfTheModelsThreshold() {
        var lower = POLICY.replace("category: desk", "category: {name: desk, above: 0.6}");
        var higher = POLICY.replace("category: desk", "category: {name: desk, above: 1}");

        assertThat(classify(lower, report("bonus late")).category()).isEqualTo("pay");
        assertThat(classify(higher, report("wages late")).category()).isEqualTo("UNSORTED");
    }

    @Test
    void assess_modelThatIsNotThere_rulesDecideAndTheReasonSaysSo() {
        var policy = POLICY.replace("desk", "missing").replace("urgency", "gone");

        var open = classify(policy, report("wages late"));
        var ruled = classify(policy, report("water"));

        assertThat(open.category()).isEqualTo(Classification.UNSORTED);
        assertThat(open.reason()).isEqualTo(new Reason("none", "", "there is no model missing", null));
        assertThat(open.severityReason()).contains(new Reason("none", "", "there is no model gone", null));
        assertThat(by(ruled.reason())).isEqualTo("rule water");
        assertThat(ruled.severityReason()).isEmpty();
    }

    /** In doubt a text is hidden; with {@code above} the policy says what doubt is. */
    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({
        "about my divorce, private,                      true",
        "maybe something,  private,                      true",
        "something,        private,                      true",
        "the soup,         private,                      false",
        "maybe something,  '{name: private, above: 0.9}', false",
        "about my divorce, '{name: private, above: 0.9}', true",
        "the soup,         desk,                         false",
        "the soup,         missing,                      false",
        "……,               private,                      false",
    })
    void assess_confidentialByModel_inDoubtHidden(String text, String model, boolean hidden) {
        var policy = "clocks: []\nclassify: {models: {confidential: %s}}".formatted(model);

        assertThat(classify(policy, report(text)).confidential()).isEqualTo(hidden);
    }

    @Test
    void assess_confidentialReport_noWordOfItsTextIsInAReason() {
        var policy = """
                clocks: []
                words: {family: [divorce]}
                classify:
                  models: {category: desk, severity: urgency, confidential: private}
                  rules:
                    - {name: family, when: {words: [family]}, set: {severity: HIGH}}
                """;

        var classification = classify(policy, report("divorce and wages"));

        assertThat(classification.category()).isEqualTo("pay");
        assertThat(classification.reason().getEvidence()).startsWith("confidential by model private@3, probability 0.");
        assertThat(classification.severityReason().orElseThrow().getEvidence()).isEqualTo("words of the rule");
    }

    /** Sure or not, by rule, producer or model: a guess is enough to hide the text until a person has sorted it. */
    @ParameterizedTest(name = "{0} stated {1}")
    @CsvSource({
        "wages late,  ,     pay,      true",
        "bonus late,  ,     UNSORTED, true",
        "soup,        ,     food,     false",
        "soup,        pay,  pay,      true",
    })
    void assess_categoryThatIsAlwaysConfidential_hidesAlsoAsAGuess(
            String text, @Nullable String stated, String category, boolean hidden) {
        var policy = POLICY + "confidential: {categories: [pay]}\n";

        var classification = classify(policy, report(text).setCategory(stated));

        assertThat(classification.category()).isEqualTo(category);
        assertThat(classification.confidential()).isEqualTo(hidden);
        if (hidden) {
            assertThat(classification.reason().getEvidence())
                    .endsWith("the category 'pay' is always confidential")
                    .doesNotContain("bonus", "wages");
        }
    }

    @Test
    void assess_expressionThatCannotBeWorkedOut_doesNotMatchAndIsTold() {
        var policy = """
                clocks: []
                classify:
                  rules:
                    - {name: line-2, when: {if: "attributes.line == '2'"}, set: {category: belt}}
                    - {name: night, when: {if: "hour < 6"}, set: {owner: night-desk}}
                """;
        var with = report("x").setAttributes(Map.of("line", "2"));

        var without = assess(policy, report("x").build());

        assertThat(without.undecided()).containsExactly(new Undecided("line-2", "ATTRIBUTE_NOT_FOUND"));
        assertThat(without.classification().category()).isEqualTo(Classification.UNSORTED);
        assertThat(without.classification().owner()).contains("night-desk");
        assertThat(classify(policy, with).reason())
                .isEqualTo(new Reason("rule", "line-2", "attributes.line == '2'", null));
    }

    @Test
    void assess_keywordsAndWords_mustBothBeThere() {
        var policy = """
                clocks: []
                words: {things: [Lift*, 电梯], places: [north]}
                classify:
                  rules:
                    - {name: both, when: {keywords: [broken, 坏了], words: [things, places]}, set: {category: lifts}}
                """;

        assertThat(classify(policy, report("The LIFTS are broken")).reason().getEvidence())
                .isEqualTo("broken, lift*");
        assertThat(classify(policy, report("电梯坏了")).category()).isEqualTo("lifts");
        assertThat(classify(policy, report("broken in the north")).category()).isEqualTo("lifts");
        assertThat(classify(policy, report("the lift")).category()).isEqualTo(Classification.UNSORTED);
        assertThat(classify(policy, report("broken")).category()).isEqualTo(Classification.UNSORTED);
    }

    private static String by(Reason reason) {
        return (reason.getBy() + " " + reason.getName()).strip();
    }

    private static Classification classify(String policy, Report.Builder report) {
        return assess(policy, report.build()).classification();
    }

    private static Assessment assess(String policy, Report report) {
        var rules = ((Parsed.Sound) PolicyLanguage.parse(policy)).rules();
        var subject = new Subject(report, FoldedText.of(report), report.getSubmittedAt(), ZoneOffset.UTC);
        return new Classifier(rules.classify(), rules.confidential().categories())
                .assess(subject, name -> Optional.ofNullable(MODELS.get(name))
                        .map(model -> new ModelInForce(name, 3, model)));
    }

    private static Report.Builder report(String text) {
        return Report.newBuilder()
                .setEventId("e1")
                .setTenant("mine")
                .setSite("north")
                .setText(text)
                .setSubmittedAt(Instant.parse("2026-11-01T03:00:00Z"));
    }
}
