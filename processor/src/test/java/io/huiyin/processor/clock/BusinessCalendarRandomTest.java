package io.huiyin.processor.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.CalendarRules;
import io.huiyin.policy.CalendarRules.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
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
            "Pacific/Apia",
            "Africa/Cairo",
            "Asia/Kolkata",
            "America/St_Johns",
            "UTC");

    private static final int CALENDARS = 100;
    private static final int SPANS = 20;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20, 300, 4_000, 50_000})
    void anyCalendar_anySpan_agreesWithTheNaiveWalk(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < CALENDARS; i++) {
            var rules = rules(random);
            var calendar = BusinessCalendar.of(rules);
            var naive = new NaiveCalendar(rules);
            for (int j = 0; j < SPANS; j++) {
                agree(calendar, naive, start(random, rules.zone()), random);
            }
        }
    }

    private static void agree(BusinessCalendar calendar, NaiveCalendar naive, Instant start, Random random) {
        var end = start.plusMillis(random.nextLong(Duration.ofDays(20).toMillis()));
        var elapsed = calendar.elapsedMillis(start, end);
        assertThat(elapsed).as("%s: %s to %s", naive, start, end).isEqualTo(naive.elapsedMillis(start, end));

        var target = random.nextInt(4) == 0 ? Duration.ofMillis(elapsed) : Duration.ofMinutes(random.nextInt(3_000));
        var deadline = calendar.deadline(start, target);
        assertThat(deadline).as("%s: %s and %s", naive, start, target).isEqualTo(naive.deadline(start, target));
        assertThat(calendar.elapsedMillis(start, deadline)).isEqualTo(target.toMillis());

        var before = calendar.before(end, target);
        assertThat(before).as("%s: %s before %s", naive, target, end).isEqualTo(naive.before(end, target));
        assertThat(calendar.elapsedMillis(before, end)).isEqualTo(target.toMillis());
    }

    /** Half of the starts lie within three days of a change of the zone's time, the other half anywhere. */
    private static Instant start(Random random, ZoneId zone) {
        var anywhere = Instant.parse("1985-01-01T00:00:00Z")
                .plusMillis(random.nextLong(Duration.ofDays(365L * 50).toMillis()));
        var change = zone.getRules().nextTransition(anywhere);
        return change == null || random.nextBoolean()
                ? anywhere.truncatedTo(random.nextBoolean() ? ChronoUnit.MINUTES : ChronoUnit.MILLIS)
                : change.getInstant().plus(Duration.ofMinutes(random.nextInt(-4_320, 1_440)));
    }

    private static CalendarRules rules(Random random) {
        var hours = new EnumMap<DayOfWeek, List<Period>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (random.nextInt(5) > 0 || day == DayOfWeek.WEDNESDAY) {
                hours.put(day, periods(random));
            }
        }
        var holidays = new HashSet<LocalDate>();
        var workdays = new HashMap<LocalDate, DayOfWeek>();
        for (int i = 0; i < 600; i++) {
            var date = LocalDate.of(1985, 1, 1).plusDays(random.nextInt(365 * 50));
            if (random.nextBoolean()) {
                holidays.add(date);
            } else {
                workdays.put(date, DayOfWeek.of(1 + random.nextInt(7)));
            }
        }
        return new CalendarRules(
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                false,
                hours,
                holidays,
                random.nextBoolean()
                        ? HashSet.newHashSet(0)
                        : new HashSet<>(List.of(MonthDay.of(1, 1), MonthDay.of(2, 29))),
                workdays);
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
