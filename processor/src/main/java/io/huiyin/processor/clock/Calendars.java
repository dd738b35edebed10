package io.huiyin.processor.clock;

import io.huiyin.policy.CalendarRules;
import java.util.HashMap;
import java.util.Map;

/**
 * Calendars that are ready to reckon, one for all that have the same name and rules: thousands of tenants on one base policy then
 * share the years that were worked out. For use by one thread.
 */
public final class Calendars {

    private final Map<Named, BusinessCalendar> ready = new HashMap<>();

    private record Named(String name, CalendarRules rules) {}

    /** The calendar of this name and these rules. @throws IllegalArgumentException where no time ever counts */
    public BusinessCalendar of(String name, CalendarRules rules) {
        return ready.computeIfAbsent(new Named(name, rules), named -> BusinessCalendar.of(named.name(), named.rules()));
    }
}
