package io.huiyin.policy;

import io.huiyin.policy.RotaRules.Replacement;
import io.huiyin.policy.RotaRules.Shift;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rotas}. */
final class RotaReader {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;
    private static final String DATE = "a date such as 2026-01-05, from " + FIRST_YEAR + " to " + LAST_YEAR;
    static final String TIME =
            "a local time such as 2026-10-01T08:00, or one with its offset such as 2026-10-01T08:00+08:00";

    private final ZoneId policyZone;
    private final Map<String, CalendarRules> calendars;
    private final Map<String, List<String>> roles;

    /**
     * @param policyZone of rotas that name none
     * @param calendars by the names that may be used
     * @param roles by the names that may stand for their people
     */
    RotaReader(ZoneId policyZone, Map<String, CalendarRules> calendars, Map<String, List<String>> roles) {
        this.policyZone = policyZone;
        this.calendars = calendars;
        this.roles = roles;
    }

    Map<String, RotaRules> read(Field field) {
        var rotas = new LinkedHashMap<String, RotaRules>();
        field.byName().forEach((name, rota) -> {
            if (Values.text(ClassifyReader.LONGEST_NAME).apply(name).isEmpty()) {
                rota.refuse(name, "a name of 1 to " + ClassifyReader.LONGEST_NAME + " characters");
            }
            rotas.put(name, rota(rota));
        });
        return Collections.unmodifiableMap(rotas);
    }

    private RotaRules rota(Field field) {
        var section = field.section("zone", "shifts", "overrides", "otherwise");
        var zone = Values.zone(section.field("zone")).orElse(policyZone);
        var names = new LinkedHashSet<String>();
        var shifts = shifts(section.field("shifts"), zone, names);
        var replacements = section.field("overrides").items().stream()
                .flatMap(item -> replacement(item, zone, names).stream())
                .toList();
        return new RotaRules(zone, shifts, replacements, RoleReader.people(section.field("otherwise"), roles));
    }

    /** The shifts; {@code names} takes in the names of all that are written, also of those with something wrong. */
    private List<Shift> shifts(Field field, ZoneId zone, Set<String> names) {
        if (!field.given() || field.isEmptyList()) {
            field.refuse("", "given: one or more shifts");
        }
        var shifts = new ArrayList<Shift>();
        for (var item : field.items()) {
            var section = item.section("name", "members", "every", "from", "handover", "zone", "calendar", "hours");
            var name = ClassifyReader.name(section);
            if (!names.add(name)) {
                item.refuse(name, "a shift with a name of its own");
            }
            shift(name, section, Values.zone(section.field("zone")).orElse(zone))
                    .ifPresent(shifts::add);
        }
        return List.copyOf(shifts);
    }

    private Optional<Shift> shift(String name, Section section, ZoneId zone) {
        var members = members(section.field("members"));
        var hours = hours(section, zone);
        var every = section.field("every");
        var turns = every.given() ? every.value(Turns.EXPECTED, Turns::parse) : Optional.of(Turns.WEEKLY);
        var first = section.field("from").required(DATE, RotaReader::date);
        var handover = section.field("handover");
        var change = handover.required(Handover.EXPECTED, Handover::parse);
        if (turns.isEmpty() || first.isEmpty() || change.isEmpty()) {
            return Optional.empty();
        }
        change.get().wrong(turns.get(), first.get()).ifPresent(expected -> handover.refuse(handover.text(), expected));
        return Optional.of(new Shift(
                name, members, turns.get().days(), first.get(), change.get().time(), zone, hours));
    }

    private List<List<String>> members(Field field) {
        if (!field.given() || field.isEmptyList()) {
            field.refuse("", "given: whose turn it is, in order; a list of people");
        }
        return field.oneOrItems().stream()
                .map(member -> RoleReader.people(member, roles))
                .toList();
    }

    private CalendarRules hours(Section section, ZoneId zone) {
        var hours = section.field("hours");
        var calendar = section.field("calendar");
        if (hours.given() && calendar.given()) {
            hours.refuse(hours.text(), "left out where a calendar is given; only one can say when the shift is on");
        }
        if (hours.given()) {
            return CalendarRules.weekly(zone, hours.isMapping() ? HoursReader.read(hours) : HoursReader.daily(hours));
        }
        return calendar.value(
                        ClockReader.names("a calendar of this policy", calendar, calendars.keySet()),
                        name -> Optional.ofNullable(calendars.get(name)))
                .orElseGet(() -> CalendarRules.always(zone));
    }

    private Optional<Replacement> replacement(Field field, ZoneId zone, Set<String> shifts) {
        var section = field.section("from", "to", "who", "shift");
        var from = section.field("from").required(TIME, text -> instant(text, zone));
        var to = section.field("to").required(TIME, text -> instant(text, zone));
        if (from.isPresent() && to.isPresent() && !to.get().isAfter(from.get())) {
            section.field("to").refuse(section.field("to").text(), "later than 'from', which is " + from.get());
        }
        if (!section.field("who").given()) {
            section.field("who").refuse("", "given: who stands in, one or more people");
        }
        var who = RoleReader.people(section.field("who"), roles);
        var shift = section.field("shift");
        var named = shift.value(ClockReader.names("a shift of this rota", shift, shifts), text -> Optional.of(text)
                .filter(shifts::contains));
        return from.isPresent() && to.isPresent()
                ? Optional.of(new Replacement(from.get(), to.get(), who, named))
                : Optional.empty();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(date -> known(date.getYear()));
        } catch (DateTimeException _e) {
            return Optional.empty();
        }
    }

    /** With its offset, or in this zone: what does not exist there shifts forward, what is ambiguous means the first. */
    static Optional<Instant> instant(String text, ZoneId zone) {
        try {
            var offset = OffsetDateTime.parse(text);
            return Optional.of(offset.toInstant()).filter(_found -> known(offset.getYear()));
        } catch (DateTimeException _e) {
            return local(text).filter(local -> known(local.getYear())).map(local -> local.atZone(zone)
                    .toInstant());
        }
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeException _e) {
            return Optional.empty();
        }
    }

    private static boolean known(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
