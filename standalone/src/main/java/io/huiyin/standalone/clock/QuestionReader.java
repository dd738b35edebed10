package io.huiyin.standalone.clock;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Nearest;
import io.huiyin.check.Problem;
import io.huiyin.processor.clock.Pauses;
import io.huiyin.processor.clock.Pauses.Pause;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line. Keys that are not known are passed over, so that a line may carry a label of its own, unless they look like
 * one that is.
 */
final class QuestionReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<String> KEYS = List.of("calendar", "start", "end", "target_seconds", "pauses");
    private static final String INSTANT = "an instant with its offset, such as 2026-03-01T12:00:00Z";
    private static final String TARGET = "a number of seconds from 0 to 230 years, with at most three decimals";
    private static final Duration LONGEST = Duration.ofDays(230 * 366L);
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2200-01-01T00:00:00Z");

    private final LineCalendars calendars;

    QuestionReader(LineCalendars calendars) {
        this.calendars = calendars;
    }

    Question read(String line) throws RefusedLineException {
        var asked = object(line);
        for (var key : asked.properties()) {
            refuseMistyped(key.getKey());
        }
        var calendar = asked.path("calendar");
        var pauses = new ArrayList<Pause>();
        if (calendar instanceof ObjectNode written) {
            var inside = written.remove("pauses");
            read(inside, "calendar.pauses", pauses);
        }
        read(asked.get("pauses"), "pauses", pauses);
        var onCalendar = calendars.of(calendar);
        var start = known("start", instant(asked.get("start"), "start"));
        var joined = pauses.isEmpty() ? Pauses.NONE : Pauses.of(pauses);
        var target = asked.path("target_seconds");
        if (given(asked.path("end"))) {
            if (given(target)) {
                throw refused("end", asked.path("end"), "left out where target_seconds is given");
            }
            var end = known("end", instant(asked.get("end"), "end"));
            return new Question.HowLong(onCalendar, start, end, joined);
        }
        return new Question.WhenReached(onCalendar, start, target(target), joined);
    }

    private static ObjectNode object(String line) throws RefusedLineException {
        try {
            if (JSON.readTree(line) instanceof ObjectNode object) {
                return object;
            }
            throw new RefusedLineException(new Problem("", line, "one JSON object"));
        } catch (JsonProcessingException e) {
            throw new RefusedLineException(new Problem(
                    "",
                    line,
                    "one JSON object: "
                            + e.getOriginalMessage().lines().findFirst().orElse("")));
        }
    }

    private static void refuseMistyped(String key) throws RefusedLineException {
        if (!KEYS.contains(key)) {
            var nearest = Nearest.to(key, KEYS);
            if (nearest.isPresent()) {
                throw new RefusedLineException(
                        new Problem(key, key, "a known key; the nearest is '" + nearest.get() + "'"));
            }
        }
    }

    private static void read(@Nullable JsonNode list, String field, List<Pause> into) throws RefusedLineException {
        if (list == null || list.isNull()) {
            return;
        }
        if (!list.isArray()) {
            throw refused(field, list, "a list of pauses, each [from, to]");
        }
        for (int i = 0; i < list.size(); i++) {
            var pause = list.get(i);
            var place = field + "[" + i + "]";
            if (!pause.isArray() || pause.size() != 2) {
                throw refused(place, pause, "a pause [from, to]");
            }
            var from = instant(pause.get(0), place + "[0]");
            var to = instant(pause.get(1), place + "[1]");
            if (to.isBefore(from)) {
                throw refused(place + "[1]", pause.get(1), "not before " + from + ", when the pause begins");
            }
            into.add(new Pause(from, to));
        }
    }

    private static Instant instant(@Nullable JsonNode value, String field) throws RefusedLineException {
        if (value == null || !value.isTextual()) {
            throw refused(field, value, INSTANT);
        }
        try {
            return OffsetDateTime.parse(value.asText()).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException _e) {
            throw refused(field, value, INSTANT);
        }
    }

    private static Instant known(String field, Instant instant) throws RefusedLineException {
        if (instant.isBefore(FIRST) || !instant.isBefore(AFTER)) {
            throw new RefusedLineException(
                    new Problem(field, instant.toString(), "from " + FIRST + " to before " + AFTER));
        }
        return instant;
    }

    private static Duration target(JsonNode value) throws RefusedLineException {
        if (!value.isNumber()) {
            throw refused("target_seconds", value, TARGET + ", or 'end' in its place");
        }
        try {
            var target =
                    Duration.ofMillis(value.decimalValue().movePointRight(3).longValueExact());
            if (!target.isNegative() && target.compareTo(LONGEST) <= 0) {
                return target;
            }
        } catch (ArithmeticException _e) {
            // finer than a millisecond, or beyond every calendar: refused as below
        }
        throw refused("target_seconds", value, TARGET);
    }

    private static boolean given(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static RefusedLineException refused(String field, @Nullable JsonNode value, String expected) {
        return new RefusedLineException(
                new Problem(field, value == null || !given(value) ? "" : shown(value), expected));
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
