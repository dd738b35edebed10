package io.huiyin.console;

import static io.huiyin.console.TestConsole.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.topic.CaseId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressTest {
    private static final TestStore STORE = TestStore.migrated();
    private static final TestConsole CONSOLE = new TestConsole(STORE.config(TestConsole.NOBODY));
    private static final CaseId FIRST = CaseId.ofFirstReport("acme", "hall", "first");
    private static final CaseId JOINED = CaseId.ofFirstReport("acme", "hall", "joined");
    private static final CaseId SPLIT = CaseId.ofFirstReport("acme", "hall", "split");
    private static final CaseId MERGED = CaseId.ofFirstReport("acme", "hall", "merged");
    private static final CaseId LOOP = CaseId.ofFirstReport("acme", "hall", "loop");

    @BeforeAll
    static void seed() {
        STORE.addCase(
                FIRST,
                NOW.minusSeconds(900),
                Map.of(
                        "status",
                        "ANSWERED",
                        "answered_at",
                        NOW,
                        "acknowledged_at",
                        NOW.minusSeconds(60),
                        "reports",
                        3,
                        "title",
                        "secret words"));
        STORE.addEvent(
                FIRST,
                1,
                "OPENED",
                NOW.minusSeconds(900),
                Map.of("reference", FIRST.reference(), "text", "secret words"));
        STORE.addEvent(FIRST, 2, "REPORT_JOINED", NOW.minusSeconds(500), Map.of("reference", JOINED.reference()));
        STORE.addEvent(FIRST, 3, "REPORT_JOINED", NOW.minusSeconds(400), Map.of("reference", SPLIT.reference()));
        STORE.addEvent(FIRST, 4, "SPLIT", NOW.minusSeconds(300), Map.of("reference", SPLIT.reference()));
        STORE.addCase(SPLIT, NOW.minusSeconds(400), Map.of());
        STORE.addClock(SPLIT, "respond", NOW.minusSeconds(400), NOW.plusSeconds(80_000), Map.of());
        STORE.addEvent(SPLIT, 1, "SPLIT_OFF", NOW.minusSeconds(300), Map.of("reference", SPLIT.reference()));
        STORE.addCase(MERGED, NOW.minusSeconds(700), Map.of("status", "MERGED", "merged_into", FIRST.toString()));
        STORE.addEvent(MERGED, 1, "OPENED", NOW.minusSeconds(700), Map.of("reference", MERGED.reference()));
        STORE.addCase(LOOP, NOW, Map.of("status", "MERGED", "merged_into", LOOP.toString()));
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void progress_reportThatOpenedACase_standsWhereTheCaseStands() {
        var answer = CONSOLE.get("/v1/reports/" + FIRST);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("standing").asText()).isEqualTo("ANSWERED");
        assertThat(answer.json().path("words").path("zh").asText()).isEqualTo("已答复。");
        assertThat(answer.json().path("receivedAt").asText()).isEqualTo("2026-11-21T08:15:00Z");
        assertThat(answer.json().path("answeredAt").asText()).isEqualTo(NOW.toString());
    }

    @Test
    void progress_reportThatJoined_leadsToTheCaseAndTellsOnlyItsOwn() {
        var answer = CONSOLE.get("/v1/reports/" + JOINED);

        assertThat(answer.json().path("standing").asText()).isEqualTo("ANSWERED");
        assertThat(answer.json().path("receivedAt").asText()).isEqualTo("2026-11-21T08:21:40Z");
        assertThat(answer.text()).doesNotContain("secret words", FIRST.reference(), "reports");
    }

    @Test
    void progress_mergedCase_isFollowed() {
        assertThat(CONSOLE.get("/v1/reports/" + MERGED).json().path("standing").asText())
                .isEqualTo("ANSWERED");
    }

    @Test
    void progress_reportThatWasSplitOff_standsOnItsOwn() {
        var answer = CONSOLE.get("/v1/reports/" + SPLIT).json();

        assertThat(answer.path("standing").asText()).isEqualTo("RECEIVED");
        assertThat(answer.path("answerDueAt").asText()).isEqualTo("2026-11-22T06:43:20Z");
        assertThat(answer.path("receivedAt").asText()).isEqualTo("2026-11-21T08:23:20Z");
    }

    @Test
    void progress_mergeThatLeadsInACircle_stillAnswers() {
        assertThat(CONSOLE.get("/v1/reports/" + LOOP).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "acme.hall.000000000000, 404",
        "other.hall.%s, 404",
        "acme.other.%s, 404",
        "acme.hall.%s0, 400",
        "%s, 400"
    })
    void progress_unknownOrImpossibleReference_isAProblem(String written, int status) {
        var answer = CONSOLE.get("/v1/reports/" + written.formatted(FIRST.reference()));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo("reference");
    }
}
