package io.huiyin.processor.surge;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One watch with its profile, without a store. */
final class Watched {
    private final ZoneId zone;
    private final double falseAlarmsAYear;
    private Watch.@Nullable Begun begun;

    Watched(ZoneId zone, double falseAlarmsAYear) {
        this.zone = zone;
        this.falseAlarmsAYear = falseAlarmsAYear;
    }

    /** So many reports in this hour, told at once. */
    List<Finding> hour(long hour, long reports) {
        if (reports == 0) {
            return List.of();
        }
        var known = begun;
        if (known == null) {
            known = Watch.begin(hour, zone, falseAlarmsAYear);
        } else if (hour > known.watch().hour().index()) {
            known = known.watch().at(hour, known.profile(), zone, falseAlarmsAYear);
        }
        var counted = known.watch().plus(reports);
        begun = new Watch.Begun(counted.told(), known.profile());
        return counted.news();
    }

    Profile profile() {
        return begun == null ? Profile.unknown() : begun.profile();
    }
}
