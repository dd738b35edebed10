package io.huiyin.policy;

import io.huiyin.topic.Slug;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code silences}. */
final class SilenceReader {
    private static final int LONGEST_REASON = 200;
    private static final String ALWAYS = "always";

    /** The ways to say the hours. */
    private static final List<String> WAYS = List.of("hours", "calendar", "outside");

    private final ZoneId policyZone;
    private final Map<String, CalendarRules> calendars;
    private final Set<String> clocks;
    private final Set<String> channels;

    /**
     * @param policyZone of silences that name none
     * @param calendars by the names that may be used
     * @param clocks the names that may be used
     * @param channels the names that may be used
     */
    SilenceReader(ZoneId policyZone, Map<String, CalendarRules> calendars, Set<String> clocks, Set<String> channels) {
        this.policyZone = policyZone;
        this.calendars = calendars;
        this.clocks = clocks;
        this.channels = channels;
    }

    List<SilenceRules> read(Field field) {
        var silences = new ArrayList<SilenceRules>();
        var names = new LinkedHashSet<String>();
        for (var item : field.items()) {
            var section =
                    item.section("name", "when", "from", "until", "zone", "hours", "calendar", "outside", "reason");
            var name = ClassifyReader.name(section);
            if (!names.add(name)) {
                item.refuse(name, "a silence with a name of its own");
            }
            silences.add(silence(name, section));
        }
        return List.copyOf(silences);
    }

    private SilenceRules silence(String name, Section section) {
        var zone = Values.zone(section.field("zone")).orElse(policyZone);
        var from = instant(section.field("from"), zone);
        var until = instant(section.field("until"), zone);
        if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
            section.field("until").refuse(section.field("until").text(), "later than 'from', which is " + from.get());
        }
        var hours = hours(section, zone);
        if (!section.field("until").given()
                && WAYS.stream().noneMatch(way -> section.field(way).given())) {
            section.field("until").refuse("", "given: when it is over; only one with hours may have no end");
        }
        var reason = section.field("reason")
                .required("why, in 1 to " + LONGEST_REASON + " characters", Values.text(LONGEST_REASON));
        return new SilenceRules(name, match(section.field("when")), from, until, hours, reason.orElse(""));
    }

    private PageMatch match(Field field) {
        var section = field.section("site", "category", "severity", "clock", "kind", "channel");
        var clock = section.field("clock");
        var channel = section.field("channel");
        return new PageMatch(
                section.field("site").oneOrMore("the slug of a site", text -> Optional.of(text)
                        .filter(Slug::isSlug)),
                section.field("category").oneOrMore("a category", Values.text(ClassifyReader.LONGEST_NAME)),
                section.field("severity").oneOrMore(Words.SEVERITIES, Words::severity),
                clock.oneOrMore(ClockReader.names("a clock of this policy", clock, clocks), among(clocks)),
                section.field("kind").oneOrMore(Words.ESCALATION_KINDS, Words::escalationKind),
                channel.oneOrMore(ClockReader.names("a channel of this policy", channel, channels), among(channels)));
    }

    /** One of the three ways to say them, or none; {@code always} is no hours. */
    private Optional<SilentHours> hours(Section section, ZoneId zone) {
        var ways = WAYS.stream().map(section::field).toList();
        var given = ways.stream().filter(Field::given).toList();
        if (given.size() > 1) {
            given.getLast()
                    .refuse(given.getLast().text(), "left out: only one of hours, calendar and outside can say when");
        }
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var way = given.getFirst();
        if (way.equals(ways.getFirst())) {
            var periods = way.isMapping() ? HoursReader.read(way) : HoursReader.daily(way);
            return Optional.of(new SilentHours(CalendarRules.weekly(zone, periods), false));
        }
        return calendar(way).map(calendar -> new SilentHours(calendar, way.equals(ways.getLast())));
    }

    private Optional<CalendarRules> calendar(Field field) {
        if (field.text().equals(ALWAYS)) {
            field.refuse(ALWAYS, "a calendar with hours; for all the time give 'from' and 'until' alone");
            return Optional.empty();
        }
        return field.value(
                ClockReader.names("a calendar of this policy", field, calendars.keySet()),
                name -> Optional.ofNullable(calendars.get(name)));
    }

    private static Optional<Instant> instant(Field field, ZoneId zone) {
        return field.value(RotaReader.TIME, text -> RotaReader.instant(text, zone));
    }

    private static Function<String, Optional<String>> among(Set<String> names) {
        return text -> Optional.of(text).filter(names::contains);
    }
}
