package io.huiyin.policy;

import io.huiyin.policy.CalendarRules.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code calendars}. */
final class CalendarReader {
    private static final String ALWAYS = "always";

    private CalendarReader() {}

    /** All calendars by name, {@code always} among them. */
    static Map<String, CalendarRules> read(Field field, ZoneId zone) {
        var calendars = new LinkedHashMap<String, CalendarRules>();
        calendars.put(ALWAYS, CalendarRules.always(zone));
        field.byName().forEach((name, calendar) -> {
            if (name.equals(ALWAYS)) {
                calendar.refuse(name, "another name; 'always' is built in and means around the clock");
            } else {
                calendars.put(name, calendar(calendar, zone));
            }
        });
        return Collections.unmodifiableMap(calendars);
    }

    private static CalendarRules calendar(Field field, ZoneId tenantZone) {
        var section = field.section("zone", "hours", "holidays", "public", "workdays");
        var zone = Values.zone(section.field("zone")).orElse(tenantZone);
        return rules(section, zone, HoursReader.read(section.field("hours")));
    }

    /** A calendar on its own: {@code tz} is another word for {@code zone}, UTC where there is none; without hours it is around the clock; periods may overlap. */
    static CalendarRules alone(Field field) {
        var section = field.section("tz", "zone", "hours", "holidays", "public", "workdays");
        if (section.field("tz").given() && section.field("zone").given()) {
            section.field("tz").refuse(section.field("tz").text(), "left out where 'zone' is given");
        }
        var zone = Values.zone(section.field("tz"))
                .or(() -> Values.zone(section.field("zone")))
                .orElse(ZoneOffset.UTC);
        if (section.field("hours").given() && !section.field("hours").isEmptyMapping()) {
            return rules(section, zone, HoursReader.readAny(section.field("hours")));
        }
        var rules = rules(section, zone, HoursReader.aroundTheClock());
        return rules.daysOff().equals(Days.NONE) && rules.publicHolidays().isEmpty()
                ? CalendarRules.always(zone)
                : rules;
    }

    private static CalendarRules rules(Section section, ZoneId zone, Map<DayOfWeek, List<Period>> hours) {
        return new CalendarRules(
                zone,
                false,
                hours,
                DaysReader.read(section.field("holidays")),
                PublicHolidaysReader.read(section.field("public")),
                workdays(section.field("workdays"), hours));
    }

    private static Map<LocalDate, DayOfWeek> workdays(Field field, Map<DayOfWeek, List<Period>> hours) {
        var workdays = new LinkedHashMap<LocalDate, DayOfWeek>();
        field.byName().forEach((written, weekday) -> {
            var date = DaysReader.date(written);
            if (date.isEmpty()) {
                weekday.refuse(written, DaysReader.DATE);
            }
            var day = weekday.required(HoursReader.DAY, HoursReader::day);
            if (day.isPresent() && hours.getOrDefault(day.get(), List.of()).isEmpty()) {
                weekday.refuse(weekday.text(), "a weekday that has working hours in this calendar");
            }
            if (date.isPresent() && day.isPresent()) {
                workdays.put(date.get(), day.get());
            }
        });
        return Collections.unmodifiableMap(workdays);
    }
}
