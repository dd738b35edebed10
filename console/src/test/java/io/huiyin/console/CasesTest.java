package io.huiyin.console;

import static io.huiyin.console.TestConsole.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.topic.CaseId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CasesTest {
    private static final TestStore STORE = TestStore.migrated();
    private static final TestConsole CONSOLE = new TestConsole(STORE.config(TestConsole.NOBODY));
    private static final CaseId SOUP = CaseId.ofFirstReport("acme", "canteen", "soup");
    private static final CaseId BELT = CaseId.ofFirstReport("acme", "shaft-2", "belt");
    private static final CaseId SECRET = CaseId.ofFirstReport("acme", "shaft-2", "secret");
    private static final CaseId OTHER = CaseId.ofFirstReport("other", "canteen", "soup");

    @BeforeAll
    static void seed() {
        STORE.addCase(SOUP, NOW.minusSeconds(300), Map.of("title", "<script>alert(1)</script>", "address", "Hall 3"));
        STORE.addCase(
                BELT,
                NOW.minusSeconds(200),
                Map.of(
                        "title",
                        "三号皮带机护栏缺失",
                        "excerpt",
                        "100% unsafe",
                        "severity",
                        "CRITICAL",
                        "category",
                        "SAFETY",
                        "status",
                        "ACKNOWLEDGED",
                        "suggestions",
                        List.of(SOUP.toString()),
                        "severity_reason_by",
                        "model",
                        "severity_reason_name",
                        "urgency@2",
                        "severity_reason_evidence",
                        "护栏 +2.10",
                        "severity_reason_probability",
                        0.93));
        STORE.addClock(BELT, "respond", NOW.minusSeconds(200), NOW.plusSeconds(600), Map.of());
        STORE.addClock(
                BELT, "acknowledge", NOW.minusSeconds(200), NOW, Map.of("status", "MET", "elapsed_millis", 60_000L));
        STORE.addEvent(BELT, 2, "ACKNOWLEDGED", NOW.minusSeconds(100), Map.of("actor", "li", "why", "by the board"));
        STORE.addEvent(BELT, 1, "OPENED", NOW.minusSeconds(200), Map.of("text", "<b>all of it</b>", "reporter", "r-1"));
        STORE.addEscalation(
                BELT, 0, "WARNING", NOW.plusSeconds(600), NOW.minusSeconds(50), Map.of("title", "三号皮带机护栏缺失"));
        STORE.addCase(
                SECRET,
                NOW.minusSeconds(100),
                Map.of(
                        "confidential",
                        true,
                        "title",
                        "hush",
                        "excerpt",
                        "hush soup",
                        "reason_evidence",
                        "hush",
                        "address",
                        "hush",
                        "latitude",
                        31.5,
                        "longitude",
                        104.7));
        STORE.addEvent(
                SECRET, 1, "OPENED", NOW.minusSeconds(100), Map.of("text", "hush", "why", "hush", "reporter", "hush"));
        STORE.addEscalation(SECRET, 0, "WARNING", NOW, NOW, Map.of("title", "hush", "excerpt", "hush"));
        STORE.addCase(OTHER, NOW, Map.of());
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void case_known_isWholeWithItsClocks() {
        var answer = CONSOLE.get("/v1/cases/" + BELT);

        assertThat(answer.status()).isEqualTo(200);
        var json = answer.json();
        assertThat(json.path("caseId").asText()).isEqualTo(BELT.toString());
        assertThat(json.path("title").asText()).isEqualTo("三号皮带机护栏缺失");
        assertThat(json.at("/severityReason/name").asText()).isEqualTo("urgency@2");
        assertThat(json.at("/severityReason/evidence").asText()).isEqualTo("护栏 +2.10");
        assertThat(json.at("/severityReason/probability").asDouble()).isEqualTo(0.93);
        assertThat(json.path("openedAt").asText()).isEqualTo("2026-11-21T08:26:40Z");
        assertThat(json.path("reason").path("evidence").asText()).isEqualTo("soup");
        assertThat(json.path("place").isNull()).isTrue();
        assertThat(json.path("suggestions").path(0).asText()).isEqualTo(SOUP.toString());
        assertThat(json.path("clocks").valueStream().map(clock -> clock.path("name")
                        .asText()))
                .containsExactly("acknowledge", "respond");
        assertThat(json.path("clocks").path(1).path("deadline").asText()).isEqualTo("2026-11-21T08:40:00Z");
    }

    @Test
    void case_referenceAsSpoken_isFound() {
        var reference = BELT.reference();
        var spoken = reference.substring(0, 4) + "-" + reference.substring(4, 8) + "-" + reference.substring(8);

        assertThat(CONSOLE.get("/v1/cases/acme.shaft-2." + spoken.toLowerCase(Locale.ROOT))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void case_titleWithMarkup_staysTextInJson() {
        var answer = CONSOLE.get("/v1/cases/" + SOUP);

        assertThat(answer.json().path("title").asText()).isEqualTo("<script>alert(1)</script>");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/timeline", "/escalations"})
    void case_confidential_showsNoTextAnywhereAndSaysSo(String part) {
        var answer = CONSOLE.get("/v1/cases/" + SECRET + part);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain("hush").contains("only for named roles");
    }

    @Test
    void timeline_known_isInTheOrderOfRevisions() {
        var answer = CONSOLE.get("/v1/cases/" + BELT + "/timeline");

        assertThat(answer.items("kind")).containsExactly("OPENED", "ACKNOWLEDGED");
        assertThat(answer.items("text")).containsExactly("<b>all of it</b>", "null");
    }

    @Test
    void timeline_ofACaseThatTookOthersIn_hasTheLinesOfAllInTheOrderOfTime_markedAndSplittable() {
        var home = CaseId.ofFirstReport("merged", "north", "m1");
        var other = CaseId.ofFirstReport("merged", "north", "m2");
        var third = CaseId.ofFirstReport("merged", "north", "m3");
        var joined = CaseId.ofFirstReport("merged", "north", "m4").reference();
        STORE.addCase(home, NOW, Map.of("reports", 4, "suggestions", List.of(third.toString(), SOUP.toString())));
        STORE.addCase(other, NOW, Map.of("status", "MERGED", "merged_into", home.toString()));
        STORE.addCase(third, NOW, Map.of("title", "still by itself"));
        var start = NOW.minusSeconds(600);
        STORE.addEvent(home, 1, "OPENED", start, Map.of("reference", home.reference()));
        STORE.addEvent(other, 1, "OPENED", start.plusSeconds(1), Map.of("reference", other.reference()));
        STORE.addEvent(home, 2, "REPORT_JOINED", start.plusSeconds(2), Map.of("reference", joined));
        STORE.addEvent(other, 2, "COMMENTED", start.plusSeconds(3), Map.of());
        STORE.addEvent(
                home,
                3,
                "MERGED_IN",
                start.plusSeconds(4),
                Map.of("reference", other.reference(), "other_case_id", other.toString()));

        var timeline = CONSOLE.get("/v1/cases/" + home + "/timeline");
        assertThat(timeline.items("kind"))
                .containsExactly("OPENED", "OPENED", "REPORT_JOINED", "COMMENTED", "MERGED_IN");
        assertThat(timeline.items("mergedFrom"))
                .containsExactly("null", other.reference(), "null", other.reference(), "null");
        assertThat(timeline.items("splittable")).containsExactly("true", "false", "true", "false", "true");
        assertThat(CONSOLE.get("/v1/cases/" + other + "/timeline").items("kind"))
                .containsExactly("OPENED", "COMMENTED");
        assertThat(CONSOLE.get("/v1/cases/" + home + "/suggestions").items("title"))
                .containsExactly("still by itself");

        var own = new CaseId("merged", "north", joined);
        STORE.addEvent(own, 1, "SPLIT_OFF", start.plusSeconds(5), Map.of("reference", joined));
        STORE.execute("update cases set merged_into = null, status = 'OPEN' where case_id = ?", other.toString());
        assertThat(CONSOLE.get("/v1/cases/" + home + "/timeline").items("splittable"))
                .containsExactly("true", "false", "false");
    }

    @Test
    void escalations_known_areListed() {
        assertThat(CONSOLE.get("/v1/cases/" + BELT + "/escalations").items("kind"))
                .containsExactly("WARNING");
        assertThat(CONSOLE.get("/v1/cases/" + SOUP + "/escalations").items("kind"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/cases/acme.canteen.000000000000, 404",
        "/v1/cases/acme.shaft-1.%s, 404",
        "/v1/cases/other.shaft-2.%s, 404",
        "/v1/cases/acme.canteen.000000000000/timeline, 404",
        "/v1/cases/acme.canteen.000000000000/escalations, 404",
        "/v1/cases/acme.canteen.000000000001, 400",
        "/v1/cases/7, 400",
        "/v1/cases/7/timeline, 400",
    })
    void case_unknownOrImpossibleId_isAProblem(String path, int status) {
        var answer = CONSOLE.get(path.formatted(BELT.reference()));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo("id");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tenant=acme                                | secret belt soup
                    tenant=acme&site=canteen                   | soup
                    tenant=acme&status=OPEN                    | secret soup
                    tenant=acme&status=OPEN,ACKNOWLEDGED       | secret belt soup
                    tenant=acme&severity=CRITICAL              | belt
                    tenant=acme&category=SAFETY                | belt
                    tenant=acme&category=safety                | none
                    tenant=acme&q=SOUP                         | soup
                    tenant=acme&q=hush                         | none
                    tenant=acme&q=%E7%9A%AE%E5%B8%A6           | belt
                    tenant=acme&q=100%25                       | belt
                    tenant=acme&q=%25                          | belt
                    tenant=acme&q=_                            | none
                    tenant=acme&q=%27%20or%201%3D1%20--        | none
                    tenant=nobody                              | none
                    """)
    void list_filters_newestFirstAndOfOneTenant(String query, String expected) {
        var names = Map.of(SOUP.toString(), "soup", BELT.toString(), "belt", SECRET.toString(), "secret");

        var answer = CONSOLE.get("/v1/cases?" + query);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(String.join(
                        " ", answer.items("caseId").stream().map(names::get).toList()))
                .isEqualTo(expected.equals("none") ? "" : expected);
        assertThat(answer.text()).doesNotContain("hush");
    }

    @Test
    void list_pagesWhileCasesComeIn_haveNoGapAndNoRepeat() {
        var random = new Random(7);
        var expected = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            var id = CaseId.ofFirstReport("busy", "hall", "report-" + i);
            expected.add(id.toString());
            STORE.addCase(id, NOW.minus(Duration.ofMinutes(random.nextInt(20))), Map.of());
        }

        var seen = new ArrayList<String>();
        var next = "";
        for (int page = 0; next != null; page++) {
            var answer = CONSOLE.get("/v1/cases?tenant=busy&limit=7&after=" + next);
            seen.addAll(answer.items("caseId"));
            next = answer.json().path("next").textValue();
            STORE.addCase(CaseId.ofFirstReport("busy", "hall", "new-" + page), NOW.plusSeconds(page), Map.of());
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void tenants_seen_areNamedWithTheirSites() {
        var items = CONSOLE.get("/v1/tenants").json().path("items");

        assertThat(items.findValuesAsText("tenant")).contains("acme", "other").isSorted();
        assertThat(items.path(0).path("sites").toString()).isEqualTo("[\"canteen\",\"shaft-2\"]");
    }
}
