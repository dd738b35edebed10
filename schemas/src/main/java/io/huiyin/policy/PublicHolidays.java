package io.huiyin.policy;

import java.time.LocalDate;
import java.util.Set;

/**
 * The public holidays of a country, or of a region of it, as Jollyday knows them: the day itself and the day on which it is
 * observed, where that is another. Worked out once a year of the calendar, for everybody who asks.
 *
 * @param country the code of a country that is known, such as {@code DE}
 * @param region the way to a region inside it, such as {@code by} or {@code by/ag}; empty is the whole country
 * @param except days that are worked all the same
 */
public record PublicHolidays(String country, String region, Days except) {

    /** Whether nobody works on this day. @throws IllegalArgumentException where the holidays of that year cannot be known */
    public boolean contains(LocalDate date) {
        return in(date.getYear()).contains(date) && !except.contains(date);
    }

    /** The days of one year, the exceptions among them. @throws IllegalArgumentException where they cannot be known */
    public Set<LocalDate> in(int year) {
        return HolidayLibrary.days(country, region, year);
    }
}
