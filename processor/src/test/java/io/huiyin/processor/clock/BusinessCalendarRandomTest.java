package io.huiyin.processor.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.policy.CalendarLanguage;
import io.huiyin.policy.CalendarRules;
import io.huiyin.policy.CalendarRules.Period;
import io.huiyin.processor.clock.NaiveCalendar.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random calendars in zones with odd changes of time, against {@link NaiveCalendar}: 10,000 cases. */
class BusinessCalendarRandomTest {

    /** Half an hour of summer time, changes at midnight, a day skipped, a day's end that went back over New Year, none at all. */
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Sao_Paulo",
            "Asia/Beirut",
            "Pacific/Apia",
            "Africa/Cairo",
            "Asia/Kolkata",
            "America/St_Johns",
            "Atlantic/Azores",
            "UTC");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CALENDARS = 100;
    private static final int SPANS = 20;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20, 300, 4_000, 50_000})
    void anyCalendar_anySpan_agreesWithTheNaiveWalk(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < CALENDARS; i++) {
            var naive = calendar(random);
            var calendar = BusinessCalendar.of(rules(naive));
            var around = anyDay(random).atStartOfDay(naive.zone()).toInstant();
            for (int j = 0; j < SPANS; j++) {
                agree(calendar, naive, start(around, random, naive.zone()), random);
            }
        }
    }

    private static void agree(BusinessCalendar calendar, NaiveCalendar naive, Instant start, Random random) {
        var end = start.plusMillis(random.nextLong(Duration.ofDays(20).toMillis()));
        var spans = pauses(start, random);
        var pauses = Pauses.of(spans.stream()
                .map(span -> new Pauses.Pause(span.from(), span.to()))
                .toList());
        var elapsed = pauses.elapsedMillis(calendar, start, end);
        assertThat(elapsed)
                .as("%s: %s to %s without %s", naive, start, end, spans)
                .isEqualTo(naive.elapsedMillis(start, end, spans));

        var target = random.nextInt(4) == 0 ? Duration.ofMillis(elapsed) : Duration.ofMinutes(random.nextInt(3_000));
        var deadline = pauses.deadline(calendar, start, target);
        assertThat(deadline)
                .as("%s: %s and %s without %s", naive, start, target, spans)
                .isEqualTo(naive.deadline(start, target, spans));
        assertThat(pauses.elapsedMillis(calendar, start, deadline)).isEqualTo(target.toMillis());
        if (elapsed > 0) {
            var before = pauses.before(calendar, end, Duration.ofMillis(elapsed));
            assertThat(before).isAfterOrEqualTo(start);
            assertThat(pauses.elapsedMillis(calendar, before, end)).isEqualTo(elapsed);
            assertThat(pauses.elapsedMillis(calendar, before.plusMillis(1), end))
                    .isEqualTo(elapsed - 1);
        }

        var before = calendar.before(end, target);
        assertThat(before).as("%s: %s before %s", naive, target, end).isEqualTo(naive.before(end, target));
        assertThat(calendar.elapsedMillis(before, end)).isEqualTo(target.toMillis());
    }

    /** None in half of the cases; otherwise up to four, from before the start to after the end, in any order, over one another. */
    private static List<Span> pauses(Instant start, Random random) {
        return random.nextBoolean()
                ? List.of()
                : Stream.generate(() -> start.plus(Duration.ofMinutes(random.nextInt(-3_000, 20_000))))
                        .limit(1 + random.nextInt(4))
                        .map(from -> new Span(from, from.plusMillis(random.nextInt(400_000_000))))
                        .toList();
    }

    /** Half of the starts lie within three days of a change of the zone's time, the other half anywhere in three years. */
    private static Instant start(Instant around, Random random, ZoneId zone) {
        var anywhere = around.plusMillis(random.nextLong(Duration.ofDays(1_000).toMillis()));
        var change = zone.getRules().nextTransition(anywhere);
        return change == null || random.nextBoolean()
                ? anywhere.truncatedTo(random.nextBoolean() ? ChronoUnit.MINUTES : ChronoUnit.MILLIS)
                : change.getInstant().plus(Duration.ofMinutes(random.nextInt(-4_320, 1_440)));
    }

    private static NaiveCalendar calendar(Random random) {
        var hours = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (random.nextInt(5) > 0 || day == DayOfWeek.WEDNESDAY) {
                hours.put(day, periods(random));
            }
        }
        var off = Stream.generate(() -> off(random)).limit(60).toList();
        var workdays = new HashMap<LocalDate, DayOfWeek>();
        for (int i = 0; i < 300; i++) {
            workdays.put(anyDay(random), DayOfWeek.WEDNESDAY.plus(random.nextInt(7)));
        }
        workdays.values().removeIf(day -> !hours.containsKey(day));
        return new NaiveCalendar(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), hours, off, workdays);
    }

    private static LocalDate anyDay(Random random) {
        return LocalDate.of(1985, 1, 1).plusDays(random.nextInt(365 * 50));
    }

    /** A day or up to forty; one in ten comes every year, and may go over New Year. */
    private static NaiveCalendar.Off off(Random random) {
        boolean everyYear = random.nextInt(10) == 0;
        var first = anyDay(random);
        var last = first.plusDays(random.nextBoolean() ? 0 : random.nextInt(everyYear ? 10 : 40));
        return everyYear
                ? new NaiveCalendar.Off(yearly(first), yearly(last))
                : new NaiveCalendar.Off(first.toString(), last.toString());
    }

    private static String yearly(LocalDate day) {
        return "*" + day.toString().substring(4);
    }

    /** The calendar as the language of policies says it. */
    private static CalendarRules rules(NaiveCalendar calendar) {
        var json = JSON.createObjectNode().put("zone", calendar.zone().getId());
        var hours = json.putObject("hours");
        calendar.hours().forEach((day, periods) -> {
            var list = hours.putArray(word(day));
            periods.forEach(period -> list.add(
                    period.start() + "-" + (period.end().equals(LocalTime.MIDNIGHT) ? "24:00" : period.end())));
        });
        var holidays = json.putArray("holidays");
        calendar.off()
                .forEach(off ->
                        holidays.add(off.first().equals(off.last()) ? off.first() : off.first() + ".." + off.last()));
        ObjectNode workdays = json.putObject("workdays");
        calendar.workdays().forEach((date, day) -> workdays.put(date.toString(), word(day)));
        return switch (CalendarLanguage.read(json, "calendar")) {
            case CalendarLanguage.Sound sound -> sound.rules();
            case CalendarLanguage.Unsound unsound -> throw new AssertionError(unsound.problems());
        };
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** One to three periods that do not overlap; the last may go over midnight, or fill the day. */
    private static List<Period> periods(Random random) {
        if (random.nextInt(8) == 0) {
            return List.of(new Period(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        }
        var marks = random.ints(0, 288)
                .distinct()
                .limit(2L * (1 + random.nextInt(3)))
                .sorted()
                .mapToObj(five -> LocalTime.MIDNIGHT.plusMinutes(5L * five))
                .toList();
        int first = random.nextInt(3) == 0 ? 1 : 0; // from the second mark on, the last period ends on the next day
        var periods = new ArrayList<Period>();
        for (int i = first; i < marks.size(); i += 2) {
            periods.add(new Period(marks.get(i), marks.get((i + 1) % marks.size())));
        }
        return periods;
    }
}
