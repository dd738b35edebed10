package io.huiyin.sink.notify.media;

import io.huiyin.policy.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and durations as readers say them, in their own zone. */
final class Moments {
    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("M月d日（EEE）HH:mm", Locale.CHINA);
    private static final DateTimeFormatter ZH_YEAR = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);
    private static final DateTimeFormatter EN_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.UK);
    private static final DateTimeFormatter BOTH = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Moments() {}

    /** The instant, and how long ago or ahead it is. */
    static String deadline(Instant deadline, Instant now, ZoneId zone, Language language) {
        var zh = now.isBefore(deadline)
                ? "剩余 " + length(Duration.between(now, deadline), Language.ZH)
                : "已超 " + length(Duration.between(deadline, now), Language.ZH);
        var en = now.isBefore(deadline)
                ? length(Duration.between(now, deadline), Language.EN) + " left"
                : length(Duration.between(deadline, now), Language.EN) + " overdue";
        var at = instant(deadline, now, zone, language);
        return switch (language) {
            case ZH -> at + "，" + zh;
            case EN -> at + ", " + en;
            case BOTH -> at + "，" + zh + " / " + en;
        };
    }

    /** To the minute, with the year where it is another than now; UTC is named, any other zone is the readers' own. */
    static String instant(Instant at, Instant now, ZoneId zone, Language language) {
        var local = at.atZone(zone);
        boolean thisYear = local.getYear() == now.atZone(zone).getYear();
        var format =
                switch (language) {
                    case ZH -> thisYear ? ZH : ZH_YEAR;
                    case EN -> thisYear ? EN : EN_YEAR;
                    case BOTH -> BOTH;
                };
        return format.format(local) + (zone.normalized().equals(ZoneOffset.UTC) ? " UTC" : "");
    }

    /** The two largest units, from days to minutes. */
    private static String length(Duration length, Language language) {
        boolean zh = language == Language.ZH;
        long days = length.toDays();
        int hours = length.toHoursPart();
        int minutes = length.toMinutesPart();
        if (days > 0) {
            return days + (zh ? " 天" : " d") + (hours == 0 ? "" : " " + hours + (zh ? " 小时" : " h"));
        }
        if (hours > 0) {
            return hours + (zh ? " 小时" : " h") + (minutes == 0 ? "" : " " + minutes + (zh ? " 分" : " min"));
        }
        if (minutes > 0) {
            return minutes + (zh ? " 分钟" : " min");
        }
        return zh ? "不到 1 分钟" : "under 1 min";
    }
}
