package io.huiyin.console;

import static io.huiyin.console.TestConsole.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.topic.CaseId;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the console tells the gateway for clients of Open311. */
final class RequestsTest {
    private static final TestStore STORE = TestStore.migrated();
    private static final TestConsole CONSOLE = new TestConsole(STORE.config(TestConsole.NOBODY));
    private static final String SITE = "/v1/open311/acme/hall";
    private static final CaseId OPEN = CaseId.ofFirstReport("acme", "hall", "open");
    private static final CaseId JOINED = CaseId.ofFirstReport("acme", "hall", "joined");
    private static final CaseId CLOSED = CaseId.ofFirstReport("acme", "hall", "closed");
    private static final CaseId HIDDEN = CaseId.ofFirstReport("acme", "hall", "hidden");
    private static final CaseId OLD = CaseId.ofFirstReport("acme", "hall", "old");
    private static final CaseId ELSEWHERE = CaseId.ofFirstReport("acme", "mine", "elsewhere");

    @BeforeAll
    static void seed() {
        STORE.addCase(
                OPEN,
                NOW.minusSeconds(900),
                Map.of(
                        "category",
                        "light",
                        "latitude",
                        37.5,
                        "longitude",
                        -122.25,
                        "address",
                        "三号楼",
                        "title",
                        "secret words",
                        "excerpt",
                        "secret words"));
        STORE.addClock(OPEN, "respond", NOW.minusSeconds(900), NOW.plusSeconds(3600), Map.of());
        STORE.addEvent(OPEN, 1, "OPENED", NOW.minusSeconds(900), Map.of("reference", OPEN.reference()));
        STORE.addEvent(OPEN, 2, "REPORT_JOINED", NOW.minusSeconds(500), Map.of("reference", JOINED.reference()));
        STORE.addCase(
                CLOSED,
                NOW.minusSeconds(800),
                Map.of("category", "noise", "status", "RESOLVED", "closed_at", NOW.minusSeconds(60)));
        STORE.addCase(HIDDEN, NOW.minusSeconds(700), Map.of("confidential", true, "category", "noise"));
        STORE.addCase(OLD, NOW.minus(Duration.ofDays(100)), Map.of("category", "light"));
        STORE.addCase(ELSEWHERE, NOW, Map.of("category", "light"));
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void requests_ofASite_areTheLatestNinetyDays_withoutWhatAnybodyWrote() {
        var answer = CONSOLE.get(SITE + "/requests");

        assertThat(answer.items("service_request_id")).containsExactly(CLOSED.reference(), OPEN.reference());
        assertThat(answer.text()).doesNotContain("secret words");
        var open = answer.json().at("/items/1");
        assertThat(open.path("status").asText()).isEqualTo("open");
        assertThat(open.path("status_notes").asText()).contains("Received.", "已收到");
        assertThat(open.path("service_code").asText()).isEqualTo("light");
        assertThat(open.path("lat").asDouble()).isEqualTo(37.5);
        assertThat(open.path("long").asDouble()).isEqualTo(-122.25);
        assertThat(open.path("address").asText()).isEqualTo("三号楼");
        assertThat(open.path("requested_datetime").asText()).isEqualTo("2026-11-21T08:15:00Z");
        assertThat(open.path("expected_datetime").asText()).isEqualTo("2026-11-21T09:30:00Z");
        var closed = answer.json().at("/items/0");
        assertThat(closed.path("status").asText()).isEqualTo("closed");
        assertThat(closed.path("updated_datetime").asText()).isEqualTo("2026-11-21T08:29:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "status=open, open",
        "status=closed, closed",
        "'status=open,closed', closed open",
        "service_code=light, open",
        "'service_code=light,noise', closed open",
        "start_date=2026-11-21T08:16:00Z, closed",
        "end_date=2026-11-21T08:16:00Z, open",
        "start_date=2026-08-01T00:00:00Z, old",
        "start_date=2026-08-01T00:00:00Z&end_date=2026-09-01T00:00:00Z, old",
        "start_date=&status=, closed open"
    })
    void requests_canBeChosen(String query, String found) {
        var names = Map.of("open", OPEN.reference(), "closed", CLOSED.reference(), "old", OLD.reference());

        assertThat(CONSOLE.get(SITE + "/requests?" + query).items("service_request_id"))
                .isEqualTo(
                        List.of(found.split(" ", -1)).stream().map(names::get).toList());
    }

    @Test
    void request_byItsReference_isFoundWhereverItWent() {
        var joined =
                CONSOLE.get(SITE + "/requests/" + JOINED.reference()).json().at("/items/0");
        var hidden =
                CONSOLE.get(SITE + "/requests/" + HIDDEN.reference()).json().at("/items/0");
        var several = CONSOLE.get(SITE + "/requests?service_request_id=" + OLD.reference() + "," + HIDDEN.reference());

        assertThat(joined.path("service_request_id").asText()).isEqualTo(JOINED.reference());
        assertThat(joined.path("requested_datetime").asText()).isEqualTo("2026-11-21T08:21:40Z");
        assertThat(joined.path("address").isNull()).as("another's").isTrue();
        assertThat(hidden.path("status").asText()).isEqualTo("open");
        assertThat(several.items("service_request_id")).containsExactly(OLD.reference(), HIDDEN.reference());
    }

    @Test
    void services_areTheCategoriesOfThePolicyInForce() {
        STORE.execute(
                "insert into policies values ('acme', 1, ?, now(), 'admin', ?)",
                Timestamp.from(NOW.minusSeconds(60)),
                "extends: builtin\ncategories: {light: 路灯, noise: Noise}\n");

        var services = CONSOLE.get(SITE + "/services");

        assertThat(services.items("service_code")).contains("light", "noise", "UNSORTED");
        assertThat(services.items("service_name")).contains("路灯", "Noise");
        assertThat(CONSOLE.get("/v1/open311/nobody/hall/services").items("service_code"))
                .contains("UNSORTED");
        assertThat(CONSOLE.get(SITE + "/requests?status=open").items("service_name"))
                .containsExactly("路灯");
    }

    @ParameterizedTest
    @CsvSource({
        "/requests?status=new, 400, status, new",
        "/requests?start_date=yesterday, 400, start_date, yesterday",
        "/requests?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z, 400, end_date, 2026-06-01T00:00:00Z",
        "/requests?start_date=2026-06-01T00:00:00Z&end_date=2026-05-01T00:00:00Z, 400, end_date, 2026-05-01T00:00:00Z",
        "/requests?service_request_id=123, 400, service_request_id, 123",
        "/requests/000000000000, 404, service_request_id, 000000000000",
        "/requests/123, 400, service_request_id, acme.hall.123"
    })
    void question_thatIsWrong_isAProblem(String path, int status, String field, String value) {
        var answer = CONSOLE.get(SITE + path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/value").asText()).isEqualTo(value);
    }
}
