package io.huiyin.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleTest {
    private static final TestStore STORE = TestStore.migrated();
    private static final TestConsole CONSOLE = new TestConsole(STORE.config(TestConsole.NOBODY));
    private static final ConsoleConfig STORELESS = new ConsoleConfig(
            "127.0.0.1", 0, "jdbc:postgresql://127.0.0.1:9/nowhere", "postgres", "", TestConsole.NOBODY);

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void health_storeThere_isWell() {
        assertThat(CONSOLE.get("/health").text()).isEqualTo("{\"live\":true,\"ready\":true,\"detail\":\"\"}");
        assertThat(CONSOLE.console().check().ok()).isTrue();
    }

    @Test
    void console_storeAway_runsUnwellAndAnswersUnavailable() {
        try (var console = new TestConsole(STORELESS)) {
            var answer = console.get("/v1/cases?tenant=acme");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(console.get("/health").status()).isEqualTo(503);
            assertThat(console.get("/").status()).isEqualTo(200);
            assertThat(console.get("/v1/cases?tenant=A").status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/nothing", "/assets/passwd", "/assets/..%2Fboard.html", "/cases", "/index.php"})
    void server_unknownAddress_isAProblem(String path) {
        var answer = CONSOLE.get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("<html");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/cases, 'GET, HEAD'",
        "DELETE, /v1/tenants, 'GET, HEAD'",
        "PUT, /v1/actions, POST",
        "GET, /v1/actions, POST",
        "POST, /, 'GET, HEAD'",
    })
    void server_methodThatIsNotThere_namesThoseThatAre(String method, String path, String allowed) {
        var answer = CONSOLE.send(path, request -> request.method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allowed);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cases/acme.hall.000000000000", "/progress"})
    void pages_everyOne_runsOnlyOurOwnScripts(String path) {
        var answer = CONSOLE.send(
                path, request -> request.header("Accept-Language", "zh-CN").GET());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("<html lang=\"zh\"");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'");
        assertThat(answer.header("Vary")).contains("Accept-Language");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.css",
                "board.js",
                "case.js",
                "progress.js",
                "bar.js",
                "dom.js",
                "format.js",
                "words.js",
                "stream.js",
                "actions.js",
                "rows.js",
                "mark.svg"
            })
    void assets_everyOne_isServedOnceAndThenFromTheBrowser(String name) {
        var first = CONSOLE.get("/assets/" + name);
        var again = CONSOLE.send("/assets/" + name, request -> request.header("If-None-Match", first.header("ETag"))
                .GET());

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void console_portTaken_saysWhichSettingToLookAt() {
        var taken = CONSOLE.console().address().getPort();
        var config = STORE.config(TestConsole.NOBODY);
        var second = new Console(new ConsoleConfig(
                config.host(), taken, config.jdbcUrl(), config.user(), config.password(), config.gatewayUrl()));

        assertThatThrownBy(second::start).hasMessageContaining("console.port " + taken);
        second.close();
    }

    @Test
    void console_closedTwice_isClosed() {
        var console = new Console(STORE.config(TestConsole.NOBODY));
        console.start();
        console.close();
        console.close();

        assertThat(console.check().ok()).isFalse();
    }
}
