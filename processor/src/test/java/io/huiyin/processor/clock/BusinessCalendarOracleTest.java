package io.huiyin.processor.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.policy.CalendarRules;
import io.huiyin.policy.CalendarRules.Period;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others have published about business time, as numbers; each names the test that states it. */
class BusinessCalendarOracleTest {

    private static final Map<String, DayOfWeek> DAYS = Stream.of(DayOfWeek.values())
            .collect(Collectors.toUnmodifiableMap(
                    day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT), day -> day));

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
        var calendar = BusinessCalendar.of(rules(one.get("calendar")));
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
        if (target.isZero()) {
            // The publisher moves a target of nothing on to the next opening: the last instant at which nothing has
            // elapsed.
            // Ours is by definition the earliest: the start itself.
            assertThat(calendar.deadline(start, target)).isEqualTo(start);
            assertThat(calendar.elapsedMillis(start, expected.plusMillis(1))).isEqualTo(1);
        } else {
            assertThat(calendar.deadline(start, target)).isEqualTo(expected);
        }
    }

    private static CalendarRules rules(JsonNode calendar) {
        var hours = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        calendar.get("hours").properties().forEach(day -> {
            var periods = new ArrayList<Period>();
            day.getValue().forEach(text -> {
                var ends = text.asText().split("-", -1);
                periods.add(new Period(time(ends[0]), time(ends[1])));
            });
            hours.put(Objects.requireNonNull(DAYS.get(day.getKey())), periods);
        });
        var holidays = new HashSet<LocalDate>();
        var yearly = new HashSet<MonthDay>();
        calendar.get("holidays").forEach(text -> {
            if (text.asText().startsWith("*-")) {
                yearly.add(MonthDay.parse("--" + text.asText().substring(2)));
            } else {
                holidays.add(LocalDate.parse(text.asText()));
            }
        });
        return new CalendarRules(ZoneId.of(calendar.get("tz").asText()), false, hours, holidays, yearly, Map.of());
    }

    private static LocalTime time(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }
}
