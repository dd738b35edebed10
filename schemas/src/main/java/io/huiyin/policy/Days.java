package io.huiyin.policy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** Days that a policy names: ranges are written out, day by day. */
public record Days(Set<LocalDate> dates, Set<MonthDay> yearly) {

    /** No day at all. */
    public static final Days NONE = new Days(Set.of(), Set.of());

    public boolean contains(LocalDate date) {
        return dates.contains(date) || yearly.contains(MonthDay.from(date));
    }
}
