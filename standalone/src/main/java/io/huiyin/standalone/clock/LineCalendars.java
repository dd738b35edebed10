package io.huiyin.standalone.clock;

import com.fasterxml.jackson.databind.JsonNode;
import io.huiyin.check.Nearest;
import io.huiyin.check.Problem;
import io.huiyin.policy.CalendarLanguage;
import io.huiyin.policy.CalendarRules;
import io.huiyin.processor.clock.BusinessCalendar;
import io.huiyin.processor.clock.Calendars;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** The calendars that lines speak of, by name or written out; those used last are kept with the years that they worked out. */
final class LineCalendars {
    private static final int KEPT = 200;
    private static final BusinessCalendar NONE = BusinessCalendar.of(CalendarRules.always(ZoneOffset.UTC));

    private final Map<String, CalendarRules> named;
    private final Calendars ready = new Calendars();
    private final Map<JsonNode, BusinessCalendar> written = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonNode, BusinessCalendar> eldest) {
            return size() > KEPT;
        }
    };

    /** @param named those of the policy */
    LineCalendars(Map<String, CalendarRules> named) {
        this.named = named;
    }

    /** The calendar that stands in a line: around the clock in UTC where none does. */
    BusinessCalendar of(JsonNode calendar) throws RefusedLineException {
        if (calendar.isMissingNode() || calendar.isNull()) {
            return NONE;
        }
        if (calendar.isTextual()) {
            return named(calendar.asText());
        }
        var known = written.get(calendar);
        if (known == null) {
            known = BusinessCalendar.of(read(calendar));
            written.put(calendar, known);
        }
        return known;
    }

    private BusinessCalendar named(String name) throws RefusedLineException {
        var rules = named.get(name);
        if (rules == null) {
            var nearest = Nearest.to(name, named.keySet())
                    .map(word -> "; the nearest is '" + word + "'")
                    .orElse("");
            throw new RefusedLineException(
                    new Problem("calendar", name, "the name of a calendar of the policy, or a calendar" + nearest));
        }
        return ready.of(name, rules);
    }

    private static CalendarRules read(JsonNode calendar) throws RefusedLineException {
        return switch (CalendarLanguage.read(calendar, "calendar")) {
            case CalendarLanguage.Sound sound -> sound.rules();
            case CalendarLanguage.Unsound unsound ->
                throw new RefusedLineException(unsound.problems().getFirst());
        };
    }
}
