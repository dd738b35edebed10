package io.huiyin.console;

import static io.huiyin.console.TestConsole.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.topic.CaseId;
import java.sql.Timestamp;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is shown what was said on a confidential case, and what is noted of it. */
class ConfidentialTest {
    private static final CaseId SECRET = CaseId.ofFirstReport("mine", "north", "e1");
    private static final CaseId MERGED = CaseId.ofFirstReport("mine", "north", "e2");
    private static final CaseId OPEN = CaseId.ofFirstReport("mine", "north", "e3");
    private static final String HEADER = "X-Forwarded-User";
    private static final String POLICY = """
            extends: builtin
            roles: {counsellor: [zhao], union: [chen], dispatcher: [wang]}
            confidential: {roles: [counsellor, union]}
            """;

    private static final TestStore STORE = TestStore.migrated();
    private static final TestConsole CONSOLE = new TestConsole(STORE.config(TestConsole.NOBODY, HEADER));
    private static final TestConsole UNTOLD = new TestConsole(STORE.config(TestConsole.NOBODY));

    @AfterAll
    static void close() {
        CONSOLE.close();
        UNTOLD.close();
    }

    @BeforeEach
    void fill() {
        STORE.execute("truncate cases, case_events, confidential_texts, confidential_reads, policies");
        publish(1, POLICY, -60);
        STORE.addCase(SECRET, NOW.minusSeconds(100), Map.of("confidential", true, "excerpt", ""));
        STORE.addCase(
                MERGED,
                NOW.minusSeconds(90),
                Map.of("confidential", true, "excerpt", "", "status", "MERGED", "merged_into", SECRET.toString()));
        STORE.addCase(OPEN, NOW, Map.of());
        say(SECRET, SECRET + "#1.0", "my shift leader", "he shouts at me");
        say(MERGED, MERGED + "#1.0", "", "he shouts at all of us");
    }

    @Test
    void texts_askedForByOneWhoMay_areShown_andTheReadingIsNoted() {
        var answer = ask("zhao", SECRET);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.items("text")).containsExactly("he shouts at me", "he shouts at all of us");
        assertThat(answer.items("title").getFirst()).isEqualTo("my shift leader");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(STORE.rows("select person, roles, case_id, tenant, site from confidential_reads"))
                .containsExactly("zhao|{counsellor}|" + SECRET + "|mine|north");
    }

    @Test
    void texts_askedForByOthers_areNotShown() {
        var other = ask("wang", SECRET);

        assertThat(other.status()).isEqualTo(403);
        assertThat(other.json().path("detail").asText())
                .isEqualTo("wang has no role that may read confidential texts of mine.");
        assertThat(CONSOLE.get("/v1/cases/" + SECRET + "/confidential").status())
                .isEqualTo(403);
        assertThat(ask(" ", SECRET).status()).isEqualTo(403);
        assertThat(STORE.rows("select * from confidential_reads")).isEmpty();
    }

    @Test
    void texts_askedForUnderTwoNames_areNotShown() {
        var answer = CONSOLE.send(
                "/v1/cases/" + SECRET + "/confidential",
                request -> request.header(HEADER, "zhao").header(HEADER, "wang").GET());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("is there 2 times").doesNotContain("shouts");
    }

    @Test
    void texts_whereNoHeaderIsTrusted_areShownToNobody() {
        var answer = UNTOLD.send("/v1/cases/" + SECRET + "/confidential", request -> request.header(HEADER, "zhao")
                .GET());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("console.user.header").doesNotContain("shouts");
    }

    @Test
    void roles_areThoseOfThePolicyInForce() {
        publish(2, POLICY.replace("counsellor, union", "union"), -1);
        publish(3, "no: [policy", -1);
        publish(4, POLICY, 60);

        assertThat(ask("zhao", SECRET).status()).isEqualTo(403);
        assertThat(ask("chen", SECRET).status()).isEqualTo(200);
        assertThat(STORE.rows("select person, roles from confidential_reads")).containsExactly("chen|{union}");
    }

    @Test
    void texts_ofACaseThatIsNotConfidential_areNotHere_andNothingIsNoted() {
        assertThat(ask("zhao", OPEN).status()).isEqualTo(404);
        assertThat(STORE.rows("select * from confidential_reads")).isEmpty();
    }

    private static TestConsole.Answer ask(String person, CaseId id) {
        return CONSOLE.send("/v1/cases/" + id + "/confidential", request -> request.header(HEADER, person)
                .GET());
    }

    private static void publish(int version, String document, long secondsFromNow) {
        STORE.execute(
                "insert into policies values ('mine', ?, ?, now(), 'admin', ?)",
                version,
                Timestamp.from(NOW.plusSeconds(secondsFromNow)),
                document);
    }

    private static void say(CaseId id, String line, String title, String text) {
        STORE.execute(
                "insert into confidential_texts (id, case_id, tenant, site, at, event_id, title, text)"
                        + " values (?, ?, 'mine', 'north', now(), 'e', nullif(?, ''), ?)",
                line,
                id.toString(),
                title,
                text);
    }
}
