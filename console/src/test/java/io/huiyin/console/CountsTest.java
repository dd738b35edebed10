package io.huiyin.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class CountsTest {
    private static final TestStore STORE = TestStore.migrated();
    private static final TestConsole CONSOLE = new TestConsole(STORE.config(TestConsole.NOBODY));
    private static final Instant FIRST = Instant.parse("2026-11-19T16:00:00Z");
    private static final Instant SECOND = FIRST.plus(Duration.ofDays(1));
    private static final Instant THIRD = SECOND.plus(Duration.ofDays(1));

    /** Bucket 691 holds durations of about 1,000,000 ms. */
    private static final String SKETCH = "{\"buckets\":[346,691],\"counts\":[1,9]}";

    @BeforeAll
    static void seed() {
        STORE.addCounts(
                "acme",
                "hall",
                "CANTEEN",
                FIRST,
                SECOND,
                Map.of(
                        "reports",
                        12L,
                        "cases",
                        10L,
                        "duplicates",
                        2L,
                        "answered_in_time",
                        6L,
                        "answered_late",
                        1L,
                        "overdue",
                        1L,
                        "open",
                        2L,
                        "response_wall",
                        SKETCH));
        STORE.addCounts("acme", "hall", "SAFETY", FIRST, SECOND, Map.of("reports", 3L, "cases", 3L, "open", 3L));
        STORE.addCounts(
                "acme",
                "shaft",
                "SAFETY",
                SECOND,
                THIRD,
                Map.of(
                        "reports",
                        5L,
                        "cases",
                        5L,
                        "answered_in_time",
                        2L,
                        "response_wall",
                        "{\"buckets\":[346],\"counts\":[12]}"));
        STORE.addCounts(
                "acme", "hall", "CANTEEN", FIRST, FIRST.plusSeconds(3_600), Map.of("grain", "HOUR", "reports", 12L));
        STORE.addCounts("other", "hall", "CANTEEN", FIRST, SECOND, Map.of("reports", 99L));
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void counts_notGrouped_isOneSumOfTheTenantAndGrain() {
        var items = items("tenant=acme");

        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("reports").asLong()).isEqualTo(20);
        assertThat(items.path(0).path("shareInTime").asDouble()).isEqualTo(0.8);
    }

    @Test
    void counts_sketchesOfSeveralWindows_areMergedBeforeTheQuantile() {
        var wall = items("tenant=acme").path(0).path("responseWall");

        assertThat(wall.path("answered").asLong()).isEqualTo(22);
        assertThat(wall.path("p50Millis").asDouble()).isCloseTo(Math.pow(1.01 / 0.99, 346), within(20.0));
        assertThat(wall.path("p90Millis").asDouble()).isCloseTo(1_000_000, within(15_000.0));
        assertThat(items("tenant=acme")
                        .path(0)
                        .path("responseBusiness")
                        .path("p50Millis")
                        .isNull())
                .isTrue();
    }

    @Test
    void counts_byEveryDimension_sumToTheSame() {
        for (var by : new String[] {"", "site", "category", "channel", "severity", "window", "site,category,window"}) {
            var items = items("tenant=acme&by=" + by);

            assertThat(items.valueStream()
                            .mapToLong(item -> item.path("reports").asLong())
                            .sum())
                    .as(by)
                    .isEqualTo(20);
        }
        assertThat(items("tenant=acme&by=site,category").toString())
                .contains("\"site\":\"hall\",\"category\":\"CANTEEN\"", "\"site\":\"shaft\",\"category\":\"SAFETY\"");
    }

    @Test
    void counts_groupWithNothingDecided_hasNoShare() {
        var items = items("tenant=acme&by=site,category");

        assertThat(items.valueStream()
                        .filter(item -> item.path("site").asText().equals("hall")
                                && item.path("category").asText().equals("SAFETY"))
                        .map(item -> item.path("shareInTime").isNull()))
                .containsExactly(true);
    }

    @Test
    void counts_windowAtTheEnd_isOutside() {
        assertThat(items("tenant=acme&from=2026-11-20T00:00:00%2B08:00&to=2026-11-21T00:00:00%2B08:00")
                        .path(0)
                        .path("reports")
                        .asLong())
                .isEqualTo(15);
    }

    @Test
    void counts_nothingThere_isEmpty() {
        assertThat(items("tenant=nobody")).isEmpty();
        assertThat(items("tenant=nobody&by=site")).isEmpty();
        assertThat(items("tenant=acme&grain=MINUTE")).isEmpty();
        assertThat(items("tenant=acme&grain=HOUR&from=2026-11-01T00:00:00Z")
                        .path(0)
                        .path("reports")
                        .asLong())
                .isEqualTo(12);
    }

    private static JsonNode items(String query) {
        var answer = CONSOLE.get("/v1/counts?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("items");
    }
}
