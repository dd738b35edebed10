package io.huiyin.console;

import static io.huiyin.console.TestConsole.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.topic.CaseId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EventsTest {
    private static final TestStore STORE = TestStore.migrated();
    private static final TestConsole CONSOLE = new TestConsole(STORE.config(TestConsole.NOBODY));
    private static final CaseId BELT = CaseId.ofFirstReport("acme", "hall", "belt");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What one viewer hears; every wait is bounded. */
    private static final class Listener implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final Stream<String> stream;
        private final Iterator<String> lines;

        Listener(String parameters, String lastEventId) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(CONSOLE.console().address() + "/v1/events?" + parameters));
            if (!lastEventId.isEmpty()) {
                request.header("Last-Event-ID", lastEventId);
            }
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            stream = answer.body();
            lines = stream.iterator();
        }

        /** The data of the next event of this name; what comes before it is passed over. */
        JsonNode next(String name) throws Exception {
            return CompletableFuture.supplyAsync(() -> {
                        while (!lines.next().equals("event: " + name)) {}
                        return lines.next();
                    })
                    .thenApply(line -> read(line.substring("data: ".length())))
                    .get(10, TimeUnit.SECONDS);
        }

        private static JsonNode read(String line) {
            try {
                return JSON.readTree(line);
            } catch (IOException e) {
                throw new IllegalStateException(line, e);
            }
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    @BeforeAll
    static void seed() {
        STORE.addCase(BELT, NOW.minus(Duration.ofDays(2)), Map.of("title", "<img src=x onerror=alert(1)>"));
        STORE.addClock(BELT, "respond", NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1)), Map.of());
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void events_rowsThatChange_reachTheViewersOfTheirTenantOnly() throws Exception {
        try (var viewer = new Listener("tenant=acme", "");
                var stranger = new Listener("tenant=other", "")) {
            var snapshot = viewer.next("snapshot");
            assertThat(snapshot.path("escalations")).isEmpty();
            assertThat(snapshot.path("cases").path(0).path("title").asText()).isEqualTo("<img src=x onerror=alert(1)>");
            assertThat(snapshot.path("counters").path("overdue").asInt()).isEqualTo(1);
            assertThat(stranger.next("snapshot").path("cases")).isEmpty();

            STORE.addEscalation(BELT, 0, "WARNING", NOW, NOW.minusSeconds(70), Map.of());
            assertThat(viewer.next("escalation").path("kind").asText()).isEqualTo("WARNING");
            STORE.addEscalation(BELT, 1, "BREACH", NOW, NOW.minusSeconds(60), Map.of());
            var breach = viewer.next("escalation");
            assertThat(breach.path("kind").asText()).isEqualTo("BREACH");
            assertThat(breach.path("steps").asInt()).isEqualTo(2);
            assertThat(viewer.next("counters").path("escalated").asInt()).isEqualTo(1);

            STORE.execute(
                    "update cases set status = 'ACKNOWLEDGED', acknowledged_at = ?, revision = 2 where case_id = ?",
                    NOW,
                    BELT.toString());
            assertThat(viewer.next("escalation-gone").path("caseId").asText()).isEqualTo(BELT.toString());
            assertThat(viewer.next("case").path("status").asText()).isEqualTo("ACKNOWLEDGED");

            STORE.addCase(CaseId.ofFirstReport("other", "hall", "x"), NOW, Map.of());
            assertThat(stranger.next("case").path("tenant").asText()).isEqualTo("other");
        }
    }

    @Test
    void events_anyLastEventId_beginsWithASnapshot() throws Exception {
        try (var viewer = new Listener("tenant=acme", "no such id")) {
            assertThat(viewer.next("snapshot").has("counters")).isTrue();
        }
    }

    @Test
    void events_ofOneCase_tellItsRevisions() throws Exception {
        var id = CaseId.ofFirstReport("third", "hall", "one");
        STORE.addCase(id, NOW, Map.of());
        try (var viewer = new Listener("tenant=third&case=" + id, "")) {
            assertThat(viewer.next("revision").path("revision").asLong()).isEqualTo(1);
            STORE.execute("update cases set revision = 2 where case_id = ?", id.toString());
            assertThat(viewer.next("revision").path("revision").asLong()).isEqualTo(2);
        }
    }

    @Test
    void events_wrongParameter_isAProblem() {
        assertThat(CONSOLE.get("/v1/events?case=7").status()).isEqualTo(400);
    }
}
