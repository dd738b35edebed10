package io.huiyin.policy;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Jollyday, asked once for each country, region and year. Read when a policy first names a country. */
final class HolidayLibrary {
    private static final Map<Asked, Set<LocalDate>> KNOWN = new ConcurrentHashMap<>();

    private record Asked(String country, String region, int year) {}

    private HolidayLibrary() {}

    /** English names of the countries by their codes; some are no countries, such as {@code TARGET}. */
    static Map<String, String> countries() {
        var names = new TreeMap<String, String>();
        for (var code : HolidayManager.getSupportedCalendarCodes()) {
            names.put(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH));
        }
        return Collections.unmodifiableMap(names);
    }

    /** English names of the regions of a country by the way to each, such as {@code by/ag}. */
    static Map<String, String> regions(String country) {
        var names = new TreeMap<String, String>();
        regions(manager(country).getCalendarHierarchy(), "", names);
        return Collections.unmodifiableMap(names);
    }

    private static void regions(CalendarHierarchy place, String way, Map<String, String> names) {
        place.getChildren().forEach((id, child) -> {
            names.put(way + id, child.getDescription(Locale.ENGLISH));
            regions(child, way + id + "/", names);
        });
    }

    static Set<LocalDate> days(String country, String region, int year) {
        return KNOWN.computeIfAbsent(new Asked(country, region, year), HolidayLibrary::workedOut);
    }

    private static Set<LocalDate> workedOut(Asked asked) {
        try {
            return IntStream.rangeClosed(asked.year - 1, asked.year + 1)
                    .boxed()
                    .flatMap(year -> days(asked, year))
                    .filter(date -> date.getYear() == asked.year)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the public holidays of " + asked.country + " in " + asked.year + " cannot be known: "
                            + e.getMessage(),
                    e);
        }
    }

    /** A holiday of one year may be observed in the year before: 1 January 2028, a Saturday, on 31 December 2027. */
    private static Stream<LocalDate> days(Asked asked, int year) {
        var way = asked.region.isEmpty() ? new String[0] : asked.region.split("/", -1);
        return manager(asked.country).getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, way).stream()
                .flatMap(HolidayLibrary::days);
    }

    private static Stream<LocalDate> days(Holiday holiday) {
        return Stream.concat(Stream.of(holiday.getActualDate()), holiday.getObservedDate().stream());
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }
}
