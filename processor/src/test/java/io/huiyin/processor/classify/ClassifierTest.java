package io.huiyin.processor.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.policy.BuiltinPolicies;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import io.huiyin.policy.expression.Subject;
import io.huiyin.processor.flow.Classification;
import io.huiyin.processor.text.FoldedText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {
    private static final Classifier BUILTIN =
            new Classifier(BuiltinPolicies.template().classify());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "三号采区瓦斯超限，有人被困        | safety     | INCIDENT  | CRITICAL | danger-to-life | 瓦斯超限, 被困",
                "The conveyor is ON FIRE        | safety     | INCIDENT  | CRITICAL | danger-to-life | on fire",
                "主井口护栏松了                   | safety     | HAZARD    | HIGH     | hazard         | 护栏",
                "Ｅｘｐｏｓｅｄ　ｗｉｒｅｓ in bay 4 | safety     | HAZARD    | HIGH     | hazard         | exposed wire*",
                "上个月加班费没有发               | pay        | FEEDBACK  | NORMAL   | pay            | 加班费",
                "食堂的菜太咸了                   | facilities | FEEDBACK  | NORMAL   | facilities     | 食堂",
                "My supervisor harasses me       | conduct    | COMPLAINT | HIGH     | harassment     | words of the rule",
                "希望多组织活动                   | UNSORTED   | FEEDBACK  | NORMAL   | ''             | ''",
                "''                              | UNSORTED   | FEEDBACK  | NORMAL   | ''             | ''",
            })
    void classify_builtinRules_saysWhatItIsAndWhy(
            String text, String category, Kind kind, Severity severity, String rule, String evidence) {
        var classification = classify(BUILTIN, report(text).build());

        assertThat(classification.category()).isEqualTo(category);
        assertThat(classification.kind()).isEqualTo(kind);
        assertThat(classification.severity()).isEqualTo(severity);
        assertThat(classification.reason())
                .isEqualTo(new Reason(rule.isEmpty() ? "none" : "rule", rule, evidence, null));
    }

    @Test
    void classify_hardship_isConfidentialAndOwned() {
        var classification = classify(BUILTIN, report("家里有人得了大病，想申请困难补助").build());

        assertThat(classification.confidential()).isTrue();
        assertThat(classification.owner()).contains("union");
    }

    @Test
    void classify_keywordInTitleOnly_counts() {
        assertThat(classify(BUILTIN, report("坏了").setTitle("电梯").build()).category())
                .isEqualTo("facilities");
    }

    @Test
    void classify_producersCategory_standsWhereNoRuleSetsOne() {
        var classification =
                classify(BUILTIN, report("希望多组织活动").setCategory("culture").build());

        assertThat(classification.category()).isEqualTo("culture");
        assertThat(classification.reason()).isEqualTo(new Reason("producer", "", "category culture", null));
    }

    @Test
    void classify_producersSeverity_isRaisedButNeverLowered() {
        var low = report("主井口护栏松了").setSeverity(Severity.LOW).build();
        var critical = report("主井口护栏松了").setSeverity(Severity.CRITICAL).build();

        assertThat(classify(BUILTIN, low).severity()).isEqualTo(Severity.HIGH);
        assertThat(classify(BUILTIN, critical).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void classify_producersKind_stands() {
        assertThat(classify(BUILTIN, report("建议更换灭火器").setKind(Kind.SUGGESTION).build())
                        .kind())
                .isEqualTo(Kind.SUGGESTION);
    }

    @Test
    void classify_conditions_mustAllHold() {
        var classifier = classifier("""
                clocks: []
                classify:
                  rules:
                    - name: night-hotline
                      when: {channel: [HOTLINE, MAILBOX], site: north, kind: COMPLAINT, category: noise, keywords: [夜]}
                      set: {category: night, owner: desk}
                """);
        var all = report("夜里太吵")
                .setChannel(Channel.HOTLINE)
                .setKind(Kind.COMPLAINT)
                .setCategory("noise")
                .build();

        assertThat(classify(classifier, all).reason())
                .isEqualTo(new Reason(
                        "rule",
                        "night-hotline",
                        "夜, channel HOTLINE, kind COMPLAINT, site north, category noise",
                        null));
        for (var other : new Report.Builder[] {
            Report.newBuilder(all).setChannel(Channel.WEB),
            Report.newBuilder(all).setKind(Kind.FEEDBACK),
            Report.newBuilder(all).setSite("south"),
            Report.newBuilder(all).setCategory("other"),
            Report.newBuilder(all).setText("太吵"),
        }) {
            assertThat(classify(classifier, other.build()).owner()).isEmpty();
        }
    }

    @Test
    void classify_severalRulesMatch_eachThingIsDecidedByTheFirstThatSetsIt() {
        var classifier = classifier("""
                        clocks: []
                        classify:
                          rules:
                            - {name: urgent, when: {keywords: [马上]}, set: {severity: CRITICAL}}
                            - {name: water, when: {keywords: [水]}, set: {category: water, severity: LOW, owner: plumbers}}
                            - {name: rest, set: {category: rest, kind: SUGGESTION, owner: desk, confidential: true}}
                        """);
        var classification = classify(classifier, report("请马上修水管").build());

        assertThat(classification)
                .isEqualTo(new Classification(
                        Kind.SUGGESTION,
                        "water",
                        Severity.CRITICAL,
                        Optional.of("plumbers"),
                        true,
                        new Reason("rule", "water", "words of the rule; confidential by rule rest", null),
                        Optional.of(new Reason("rule", "urgent", "words of the rule", null))));
    }

    private static Classification classify(Classifier classifier, Report report) {
        var subject = new Subject(report, FoldedText.of(report), report.getSubmittedAt(), ZoneOffset.UTC);
        return classifier.assess(subject, _name -> Optional.empty()).classification();
    }

    private static Classifier classifier(String yaml) {
        return new Classifier(
                ((Parsed.Sound) PolicyLanguage.parse(yaml)).rules().classify());
    }

    private static Report.Builder report(String text) {
        return Report.newBuilder()
                .setEventId("e1")
                .setTenant("mine")
                .setSite("north")
                .setText(text)
                .setSubmittedAt(Instant.parse("2026-11-01T08:00:00Z"));
    }
}
