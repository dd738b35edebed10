package io.huiyin.standalone.clock;

import io.huiyin.standalone.clock.Walk.Counted;
import io.huiyin.standalone.clock.Walk.Skipped;
import io.huiyin.standalone.clock.Walk.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times and walks as people read them, in one zone. */
public record WalkText(ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ENGLISH);
    private static final int SHOWN_AT_EITHER_END = 10;

    /** A moment with its weekday and offset, and in UTC. */
    public String moment(Instant instant) {
        var local = instant.atZone(zone);
        return DAY.format(local) + " " + local.toLocalTime() + " " + local.getOffset() + "  (" + instant + ")";
    }

    /** A line for each stage; the middle of a long walk is one line. */
    public List<String> lines(Walk walk) {
        var stages = walk.stages();
        if (stages.size() <= 2 * SHOWN_AT_EITHER_END + 1) {
            return stages.stream().map(this::line).toList();
        }
        var lines = new ArrayList<String>();
        var middle = stages.subList(SHOWN_AT_EITHER_END, stages.size() - SHOWN_AT_EITHER_END);
        stages.subList(0, SHOWN_AT_EITHER_END).forEach(stage -> lines.add(line(stage)));
        lines.add(summary(middle));
        stages.subList(stages.size() - SHOWN_AT_EITHER_END, stages.size()).forEach(stage -> lines.add(line(stage)));
        return lines;
    }

    private String line(Stage stage) {
        return switch (stage) {
            case Counted counted ->
                "  %-32s %12s %14s".formatted(span(counted), length(counted.length()), length(counted.total()));
            case Skipped skipped -> "  %-32s %12s %14s  %s".formatted(span(skipped), "-", "", skipped.why());
        };
    }

    private String summary(List<Stage> middle) {
        var counted = middle.stream()
                .filter(Counted.class::isInstance)
                .map(Counted.class::cast)
                .toList();
        long days = counted.stream().map(stage -> date(stage.from())).distinct().count();
        var sum = counted.stream().map(Counted::length).reduce(Duration.ZERO, Duration::plus);
        var holidays = middle.stream()
                .filter(Skipped.class::isInstance)
                .map(stage -> ((Skipped) stage).why())
                .filter(why -> why.contains("holiday") || why.contains("pause"))
                .map(why -> why.replace("weekend, ", ""))
                .distinct()
                .toList();
        return "  … %s on %d days …%s"
                .formatted(length(sum), days, holidays.isEmpty() ? "" : "  off: " + String.join("; ", holidays));
    }

    private String span(Stage stage) {
        var from = stage.from().atZone(zone);
        var to = stage.to().atZone(zone);
        long days = to.toLocalDate().toEpochDay() - from.toLocalDate().toEpochDay();
        return DAY.format(from) + " " + from.toLocalTime() + " - " + to.toLocalTime()
                + (days == 0 ? "" : " +" + days + "d");
    }

    private LocalDate date(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** Hours, minutes and seconds, such as 296h or 1h30m or 0.500s. */
    public static String length(Duration duration) {
        var text = new StringBuilder();
        if (duration.toHours() > 0) {
            text.append(duration.toHours()).append('h');
        }
        if (duration.toMinutesPart() > 0) {
            text.append(duration.toMinutesPart()).append('m');
        }
        if (duration.toMillisPart() > 0) {
            text.append("%d.%03ds".formatted(duration.toSecondsPart(), duration.toMillisPart()));
        } else if (duration.toSecondsPart() > 0 || text.isEmpty()) {
            text.append(duration.toSecondsPart()).append('s');
        }
        return text.toString();
    }
}
