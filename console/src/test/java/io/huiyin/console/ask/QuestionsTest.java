package io.huiyin.console.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.check.Problem;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Grain;
import io.huiyin.event.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuestionsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    cases       | tenant=                             | tenant   | -                    | the organisation whose data is asked for
                    cases       | tenant=North                        | tenant   | North                | lower-case letters
                    cases       | tenant=a_b                          | tenant   | a_b                  | lower-case letters
                    cases       | tenant=a&site=-x                    | site     | -x                   | lower-case letters
                    cases       | tenant=a&status=OPENED              | status   | OPENED               | OPEN, ACKNOWLEDGED, ANSWERED
                    cases       | tenant=a&status=UNSPECIFIED         | status   | UNSPECIFIED          | OPEN, ACKNOWLEDGED, ANSWERED
                    cases       | tenant=a&severity=HIGH,WORST        | severity | WORST                | LOW, NORMAL, HIGH, CRITICAL
                    cases       | tenant=a&limit=0                    | limit    | 0                    | from 1 to 200
                    cases       | tenant=a&limit=201                  | limit    | 201                  | from 1 to 200
                    cases       | tenant=a&limit=ten                  | limit    | ten                  | from 1 to 200
                    cases       | tenant=a&limit=99999999999          | limit    | 99999999999          | from 1 to 200
                    cases       | tenant=a&after=zzz                  | after    | zzz                  | the value of 'next'
                    cases       | tenant=a&after=MDox                 | after    | MDox                 | the value of 'next'
                    cases       | tenant=a&stauts=OPEN                | stauts   | OPEN                 | left out
                    escalations | open=true                           | tenant   | -                    | the organisation
                    escalations | tenant=a&open=yes                   | open     | yes                  | true or false
                    escalations | tenant=a&site=b                     | site     | b                    | left out
                    counts      | grain=DAY                           | tenant   | -                    | the organisation
                    counts      | tenant=a&grain=WEEK                 | grain    | WEEK                 | one or more of MINUTE, HOUR, DAY
                    counts      | tenant=a&grain=HOUR,DAY             | grain    | HOUR,DAY             | one of MINUTE, HOUR, DAY
                    counts      | tenant=a&by=site,owner              | by       | owner                | SITE, CATEGORY, CHANNEL, SEVERITY, WINDOW
                    counts      | tenant=a&from=yesterday             | from     | yesterday            | an instant
                    counts      | tenant=a&to=2026-11-21              | to       | 2026-11-21           | an instant
                    counts      | tenant=a&to=9999-11-21T00:00:00Z    | to       | 9999-11-21T00:00:00Z | an instant
                    counts      | tenant=a&from=2026-11-22T00:00:00Z  | from     | 2026-11-22T00:00:00Z | before 'to', which is 2026-11-21T08:30:00Z
                    events      | case=a.b.9D5KNK3H40HB               | tenant   | -                    | the organisation
                    events      | tenant=a&case=7                     | case     | 7                    | tenant.site.reference
                    """)
    void question_wrongParameter_namesItItsValueAndWhatWouldBeRight(
            String question, String address, String field, @Nullable String value, String expected) {
        var asked =
                switch (question) {
                    case "cases" -> CaseList.read(parameters(address));
                    case "escalations" -> EscalationList.read(parameters(address));
                    case "counts" -> CountSum.read(parameters(address), NOW);
                    default -> Watch.read(parameters(address));
                };

        assertThat(asked).isInstanceOfSatisfying(Asked.Refused.class, refused -> {
            @SuppressWarnings("unchecked")
            List<Problem> problems = refused.problems();
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.field()).isEqualTo(field);
                assertThat(problem.value()).isEqualTo(value == null ? "" : value);
                assertThat(problem.expected()).contains(expected);
            });
        });
    }

    @Test
    void caseList_everyParameter_isUnderstood() {
        var place = new Cursor(0, NOW.plusNanos(1_000), "a.b.9D5KNK3H40HB");
        var given = parameters(
                "tenant=a&site=b&status=open,ACKNOWLEDGED&category=CANTEEN&severity=HIGH&q=soup&limit=7&after="
                        + place.token());

        assertThat(CaseList.read(given)).isInstanceOfSatisfying(Asked.Understood.class, understood -> {
            var list = (CaseList) understood.question();
            assertThat(list.tenant()).isEqualTo("a");
            assertThat(list.site()).contains("b");
            assertThat(list.statuses()).containsExactly(CaseStatus.OPEN, CaseStatus.ACKNOWLEDGED);
            assertThat(list.severities()).containsExactly(Severity.HIGH);
            assertThat(list.words()).contains("soup");
            assertThat(list.page().limit()).isEqualTo(7);
            assertThat(list.page().after()).contains(place);
        });
    }

    @Test
    void caseList_parametersWithoutValue_areAsIfNotGiven() {
        assertThat(CaseList.read(parameters("tenant=a&site=&status=&q=&after=&limit=")))
                .isInstanceOf(Asked.Understood.class);
    }

    @Test
    void caseList_parameterGivenTwice_isRefused() {
        assertThat(CaseList.read(Map.of("tenant", List.of("a", "b")))).isInstanceOf(Asked.Refused.class);
    }

    @Test
    void countSum_onlyTenant_meansTheLastMonthByDay() {
        assertThat(CountSum.read(parameters("tenant=a"), NOW)).isInstanceOfSatisfying(Asked.Understood.class, asked -> {
            var sum = (CountSum) asked.question();
            assertThat(sum.grain()).isEqualTo(Grain.DAY);
            assertThat(sum.to()).isEqualTo(NOW);
            assertThat(sum.from()).isEqualTo(Instant.parse("2026-10-21T08:30:00Z"));
            assertThat(sum.by()).isEmpty();
        });
    }

    @Test
    void countSum_offsetWhosePlusBecameASpace_isRead() {
        assertThat(CountSum.read(parameters("tenant=a&from=2026-11-20T08:00:00 08:00"), NOW))
                .isInstanceOfSatisfying(
                        Asked.Understood.class, asked -> assertThat(((CountSum) asked.question()).from())
                                .isEqualTo(Instant.parse("2026-11-20T00:00:00Z")));
    }

    private static Map<String, List<String>> parameters(String address) {
        var parameters = new HashMap<String, List<String>>();
        for (var pair : address.split("&", -1)) {
            var parts = pair.split("=", 2);
            parameters.put(parts[0], List.of(parts[1]));
        }
        return parameters;
    }
}
