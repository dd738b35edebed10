package io.huiyin.processor.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.policy.CalendarLanguage;
import io.huiyin.policy.CalendarRules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others have published about business time, as numbers; each names the test that states it. */
class BusinessCalendarOracleTest {

    static List<Named<JsonNode>> published() throws IOException {
        try (var resource =
                Objects.requireNonNull(BusinessCalendarOracleTest.class.getResourceAsStream("/business-time.json"))) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(resource).get("cases").spliterator(), false)
                    .map(one -> Named.of(
                            one.get("source").asText() + ": " + one.get("case").asText(), one))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishedFigure_onItsCalendar_isOurs(JsonNode one) {
        var calendar = BusinessCalendar.of(rules((ObjectNode) one.get("calendar")));
        var start = Instant.parse(one.get("start").asText());
        if (one.get("op").asText().equals("elapsed")) {
            assertThat(calendar.elapsedMillis(
                            start, Instant.parse(one.get("end").asText())))
                    .isEqualTo(1000 * one.get("expected_seconds").asLong());
            return;
        }
        var expected = Instant.parse(one.get("expected").asText());
        var target = Duration.ofMillis(Math.round(1000 * one.get("seconds").asDouble()));
        assertThat(calendar.elapsedMillis(start, expected)).isEqualTo(target.toMillis());
        assertThat(calendar.deadline(start, target)).isEqualTo(expected);
    }

    private static CalendarRules rules(ObjectNode calendar) {
        calendar.remove("pauses"); // none of them has any
        return switch (CalendarLanguage.read(calendar, "calendar")) {
            case CalendarLanguage.Sound sound -> sound.rules();
            case CalendarLanguage.Unsound unsound -> throw new AssertionError(unsound.problems());
        };
    }
}
