package io.huiyin.console;

import static io.huiyin.console.TestConsole.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.topic.CaseId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where there were many more reports than usual. */
final class SurgesTest {
    private static final TestStore STORE = TestStore.migrated();
    private static final TestConsole CONSOLE = new TestConsole(STORE.config(TestConsole.NOBODY));
    private static final CaseId ROOF = CaseId.ofFirstReport("acme", "hall", "roof");
    private static final CaseId SECRET = CaseId.ofFirstReport("acme", "hall", "secret");
    private static final CaseId UNSTORED = CaseId.ofFirstReport("acme", "hall", "unstored");
    private static final CaseId FOREIGN = CaseId.ofFirstReport("other", "hall", "foreign");
    private static final String WORDS = "[{\"word\": \"漏水\", \"reports\": 31, \"expected\": 1.5}]";

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @BeforeEach
    void fill() {
        STORE.execute("truncate cases, case_events, surges");
        STORE.addCase(ROOF, NOW, Map.of("title", "Roof", "excerpt", "The roof leaks."));
        STORE.addCase(SECRET, NOW, Map.of("confidential", true, "title", "Secret title", "excerpt", "Secret words"));
        STORE.addCase(FOREIGN, NOW, Map.of("excerpt", "of another tenant"));
    }

    @Test
    void surges_asTheyAreStored_areTheLatestFirst_withTheirCases() {
        STORE.addSurge("s1", "acme", NOW.minus(Duration.ofHours(3)), List.of(ROOF), Map.of("backfilled", true));
        STORE.addSurge(
                "s2",
                "acme",
                NOW.minus(Duration.ofHours(1)),
                List.of(ROOF, SECRET, UNSTORED, FOREIGN),
                Map.of("site", "hall", "category", "roof", "new_words", WORDS, "false_alarm_rate", 0.1));
        STORE.addSurge("s3", "other", NOW, List.of(FOREIGN), Map.of());

        var answer = CONSOLE.get("/v1/surges?tenant=acme");

        assertThat(answer.items("id")).containsExactly("s2", "s1");
        var surge = answer.json().path("items").path(0);
        assertThat(surge.path("site").asText()).isEqualTo("hall");
        assertThat(surge.path("category").asText()).isEqualTo("roof");
        assertThat(surge.path("windowStart").asText()).isEqualTo("2026-11-21T07:30:00Z");
        assertThat(surge.path("windowEnd").asText()).isEqualTo("2026-11-21T08:30:00Z");
        assertThat(surge.path("observed").asLong()).isEqualTo(40);
        assertThat(surge.path("expected").asDouble()).isEqualTo(5.25);
        assertThat(surge.path("newWords").path(0).path("word").asText()).isEqualTo("漏水");
        assertThat(surge.path("newWords").path(0).path("reports").asLong()).isEqualTo(31);
        assertThat(surge.path("wordsHidden").asBoolean()).isFalse();
        assertThat(surge.path("cases").findValuesAsText("caseId")).containsExactly(ROOF.toString(), SECRET.toString());
        assertThat(surge.path("cases").path(0).path("title").asText()).isEqualTo("Roof");
        assertThat(answer.json().path("items").path(1).path("backfilled").asBoolean())
                .isTrue();
        assertThat(answer.json().path("next").isNull()).isTrue();
    }

    @Test
    void surges_ofConfidentialCases_sayNothingOfTheirTexts() {
        STORE.addSurge("s1", "acme", NOW, List.of(SECRET, ROOF), Map.of("new_words", WORDS));

        var answer = CONSOLE.get("/v1/surges?tenant=acme");

        assertThat(answer.text()).doesNotContain("Secret title", "Secret words", "another tenant");
        var hidden = answer.json().path("items").path(0).path("cases").path(0);
        assertThat(hidden.path("confidential").asBoolean()).isTrue();
        assertThat(hidden.path("hidden").asText()).contains("only for named roles");
        assertThat(answer.text()).contains("漏水");
    }

    @Test
    void surges_ofACaseThatBecameConfidentialSince_tellNoWords_untilItIsPublicAgain() {
        STORE.addSurge("s1", "acme", NOW, List.of(SECRET, ROOF), Map.of("new_words", WORDS));
        STORE.addSurge("s2", "acme", NOW, List.of(ROOF), Map.of("new_words", WORDS));
        STORE.addEvent(SECRET, 2, "RECLASSIFIED", NOW.plusSeconds(60), Map.of("confidential", true));

        var answer = CONSOLE.get("/v1/surges?tenant=acme");
        assertThat(answer.items("wordsHidden")).containsExactly("false", "true");
        assertThat(answer.json().path("items").path(1).path("newWords")).isEmpty();
        assertThat(answer.json().path("items").path(0).path("newWords")).hasSize(1);

        STORE.execute("update cases set confidential = false where case_id = ?", SECRET.toString());
        assertThat(CONSOLE.get("/v1/surges?tenant=acme").items("wordsHidden")).containsExactly("false", "false");
    }

    @Test
    void surges_pageByPage_areAllShownOnce_fromTheInstantAskedFor() {
        for (int i = 0; i < 7; i++) {
            STORE.addSurge("s" + i, "acme", NOW.minus(Duration.ofHours(i / 2)), List.of(), Map.of());
        }
        var first = CONSOLE.get("/v1/surges?tenant=acme&limit=3&from=2026-11-21T06:30:00Z");
        assertThat(first.items("id")).containsExactly("s1", "s0", "s3");
        var second = CONSOLE.get("/v1/surges?tenant=acme&limit=3&from=2026-11-21T06:30:00Z&after="
                + first.json().path("next").asText());
        assertThat(second.items("id")).containsExactly("s2", "s5", "s4");
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(CONSOLE.get("/v1/surges?tenant=acme&from=2026-11-21T08:30:00Z")
                        .items("id"))
                .containsExactly("s1", "s0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2026-11-21T08:30:00Z        | tenant",
                "tenant=acme&from=yesterday       | from",
                "tenant=acme&limit=0              | limit",
                "tenant=acme&limit=201            | limit",
                "tenant=acme&after=x              | after",
                "tenant=acme&since=2026-11-21T00:00:00Z | since",
            })
    void surges_askedForInAWrongWay_areRefusedByField(String query, String field) {
        var answer = CONSOLE.get("/v1/surges?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
    }

    @Test
    void surges_page_isServed() {
        assertThat(CONSOLE.get("/surges").text()).contains("/assets/surges.js");
        assertThat(CONSOLE.get("/assets/surges.js").status()).isEqualTo(200);
        assertThat(CONSOLE.get("/assets/tenants.js").status()).isEqualTo(200);
    }
}
