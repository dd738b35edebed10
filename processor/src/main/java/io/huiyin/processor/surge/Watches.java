package io.huiyin.processor.surge;

import io.huiyin.processor.state.avro.SurgeProfile;
import io.huiyin.processor.state.avro.SurgeWindows;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/** The watches of one task. What changes with every report is in memory; what is usual is on disk, and looked at once an hour. */
final class Watches {
    private final KeyValueStore<String, SurgeWindows> windows;
    private final KeyValueStore<String, SurgeProfile> profiles;
    private final double falseAlarmsAYear;

    Watches(
            KeyValueStore<String, SurgeWindows> windows,
            KeyValueStore<String, SurgeProfile> profiles,
            double falseAlarmsAYear) {
        this.windows = windows;
        this.profiles = profiles;
        this.falseAlarmsAYear = falseAlarmsAYear;
    }

    /** Counts so many more reports of this hour, and says what is news. Those of an hour that was over an hour ago come too late. */
    List<Finding> count(String key, long hour, long reports, ZoneId zone) {
        var known = windows.get(key);
        if (known == null) {
            var begun = Watch.begin(hour, zone, falseAlarmsAYear);
            return count(key, begun.watch(), reports, save(key, begun.profile()));
        }
        var watch = watch(known);
        if (hour < watch.hour().index() - 1) {
            return List.of();
        }
        if (hour <= watch.hour().index()) {
            return count(key, watch, reports, known.getKnown());
        }
        var begun = watch.at(hour, profile(key), zone, falseAlarmsAYear);
        return count(key, begun.watch(), reports, save(key, begun.profile()));
    }

    private List<Finding> count(String key, Watch watch, long reports, double known) {
        var counted = watch.plus(reports);
        var told = counted.told();
        windows.put(key, new SurgeWindows(told.hour().written(), told.day().written(), known));
        return counted.news();
    }

    /** One report in so many is to be kept among the usual ones, so that these are some of the last two or three months; 0: not now, as it is not usual. */
    int usualOneIn(String key, int places) {
        var known = windows.get(key);
        if (known == null) {
            return 1;
        }
        return watch(known).isUsual() ? (int) Math.max(1, known.getKnown() / places) : 0;
    }

    private Profile profile(String key) {
        var written = profiles.get(key);
        return written == null ? Profile.unknown() : Profile.of(written);
    }

    private double save(String key, Profile profile) {
        profiles.put(key, profile.written());
        return profile.known();
    }

    private static Watch watch(SurgeWindows known) {
        return new Watch(Window.of(known.getHour()), Window.of(known.getDay()));
    }
}
