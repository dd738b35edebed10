package io.huiyin.console;

import static io.huiyin.console.TestConsole.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.huiyin.console.store.BoardAnswers;
import io.huiyin.console.store.Database;
import io.huiyin.topic.CaseId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EscalationsTest {
    private static final TestStore STORE = TestStore.migrated();
    private static final TestConsole CONSOLE = new TestConsole(STORE.config(TestConsole.NOBODY));
    private static final CaseId LATE = CaseId.ofFirstReport("acme", "hall", "late");
    private static final CaseId LATER = CaseId.ofFirstReport("acme", "hall", "later");
    private static final CaseId SOON = CaseId.ofFirstReport("acme", "hall", "soon");
    private static final CaseId TAKEN = CaseId.ofFirstReport("acme", "hall", "taken");
    private static final CaseId UNSTORED = CaseId.ofFirstReport("acme", "hall", "unstored");

    @BeforeAll
    static void seed() {
        for (var id : new CaseId[] {LATE, LATER, SOON}) {
            STORE.addCase(id, NOW.minusSeconds(9_000), Map.of());
        }
        STORE.addCase(TAKEN, NOW.minusSeconds(9_000), Map.of("status", "ACKNOWLEDGED", "acknowledged_at", NOW));
        STORE.addEscalation(SOON, 0, "WARNING", NOW.plusSeconds(60), NOW.minusSeconds(3_000), Map.of());
        STORE.addEscalation(LATE, 1, "BREACH", NOW.minusSeconds(2_000), NOW.minusSeconds(2_000), Map.of());
        STORE.addEscalation(LATER, 1, "BREACH", NOW.minusSeconds(1_000), NOW.minusSeconds(1_000), Map.of());
        STORE.addEscalation(
                LATER,
                2,
                "STEP",
                NOW.minusSeconds(1_000),
                NOW.minusSeconds(500),
                Map.of("recipients", List.of("li", "wang"), "repeat", 3));
        STORE.addClock(LATER, "respond", NOW.minusSeconds(9_000), NOW.minusSeconds(1_000), Map.of("owner", "desk"));
        STORE.addEscalation(TAKEN, 1, "BREACH", NOW.minusSeconds(900), NOW.minusSeconds(900), Map.of());
        STORE.addEscalation(UNSTORED, 1, "BREACH", NOW, NOW, Map.of("excerpt", "not to be shown yet"));
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void open_breachesBeforeWarnings_oldestFirst() {
        assertThat(CONSOLE.get("/v1/escalations?tenant=acme&open=true").items("id"))
                .containsExactly(LATE + "/respond/1", LATER + "/respond/1", LATER + "/respond/2", SOON + "/respond/0");
    }

    @Test
    void open_namesWhomItReached_howOftenAndWhoOwesTheStep() {
        var page = CONSOLE.get("/v1/escalations?tenant=acme&open=true")
                .json()
                .path("items")
                .path(2);

        assertThat(page.path("recipients").valueStream().map(JsonNode::asText)).containsExactly("li", "wang");
        assertThat(page.path("repeat").asInt()).isEqualTo(3);
        assertThat(page.path("clockOwner").asText()).isEqualTo("desk");
    }

    @Test
    void board_showsOneRowOfACase_withTheClocksThatWait() throws SQLException {
        STORE.addClock(LATE, "respond", NOW.minusSeconds(9_000), NOW.minusSeconds(2_000), Map.of());
        STORE.addClock(LATE, "resolve", NOW.minusSeconds(9_000), NOW.plusSeconds(9_000), Map.of("owner", "workshop"));
        STORE.addClock(LATE, "acknowledge", NOW.minusSeconds(9_000), NOW, Map.of("status", "MET"));

        var config = STORE.config(TestConsole.NOBODY);
        try (var database = new Database(config.jdbcUrl(), config.user(), config.password())) {
            var row = new BoardAnswers(database).escalations("acme").getFirst();

            assertThat(row.path("clocks")
                            .valueStream()
                            .map(clock -> clock.path("name").asText() + " "
                                    + clock.path("owner").asText()))
                    .containsExactly("respond null", "resolve workshop");
        }
    }

    @Test
    void open_pageByPage_isTheSameList() {
        var seen = new ArrayList<String>();
        var next = "";
        while (next != null) {
            var answer = CONSOLE.get("/v1/escalations?tenant=acme&open=true&limit=1&after=" + next);
            seen.addAll(answer.items("id"));
            next = answer.json().path("next").textValue();
        }

        assertThat(seen)
                .isEqualTo(CONSOLE.get("/v1/escalations?tenant=acme&open=true").items("id"));
    }

    @Test
    void all_newestFirst_withoutTextWhereTheCaseIsNotStoredYet() {
        var answer = CONSOLE.get("/v1/escalations?tenant=acme");

        assertThat(answer.items("caseId"))
                .containsExactly(
                        UNSTORED.toString(),
                        LATER.toString(),
                        TAKEN.toString(),
                        LATER.toString(),
                        LATE.toString(),
                        SOON.toString());
        assertThat(answer.text()).doesNotContain("not to be shown yet");
        assertThat(CONSOLE.get("/v1/escalations?tenant=acme&limit=2")
                        .json()
                        .path("next")
                        .textValue())
                .isNotNull();
    }

    @Test
    void all_ofAnotherTenant_isEmpty() {
        assertThat(CONSOLE.get("/v1/escalations?tenant=other").items("id")).isEmpty();
    }
}
