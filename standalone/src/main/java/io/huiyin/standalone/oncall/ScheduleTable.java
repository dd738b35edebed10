package io.huiyin.standalone.oncall;

import io.huiyin.processor.oncall.Duty.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A schedule as text: a line for each day, a column for each shift, hand-overs at local time. Stand-ins carry a star. */
public record ScheduleTable(Schedule schedule) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** The lines of the table, its head first. */
    public List<String> lines() {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<String>();
        head.add("day");
        schedule.shifts().forEach(shift -> head.add(shift.orElse("between shifts")));
        rows.add(head);
        schedule.first().datesUntil(schedule.last().plusDays(1)).forEach(day -> rows.add(row(day)));
        var widths = widths(rows);
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private List<String> row(LocalDate day) {
        var row = new ArrayList<String>();
        row.add(DAY.format(day).toLowerCase(Locale.ENGLISH));
        for (var shift : schedule.shifts()) {
            row.add(cell(day, shift));
        }
        return row;
    }

    private String cell(LocalDate day, Optional<String> shift) {
        var stints = schedule.on(day, shift);
        return stints.stream().map(stint -> text(stint, day)).collect(Collectors.joining(", "));
    }

    private String text(Stint stint, LocalDate day) {
        var people = String.join("+", stint.people()) + (stint.reason() == Reason.OVERRIDE ? "*" : "");
        var start = day.atStartOfDay(schedule.zone()).toInstant();
        var end = day.plusDays(1).atStartOfDay(schedule.zone()).toInstant();
        if (stint.from().equals(start) && stint.to().equals(end)) {
            return people;
        }
        return time(stint.from()) + "-" + (stint.to().equals(end) ? "24:00" : time(stint.to())) + " " + people;
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(schedule.zone()));
    }

    private static List<Integer> widths(List<List<String>> rows) {
        var widths = new ArrayList<Integer>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(0));
        }
        return widths;
    }

    private static String line(List<String> row, List<Integer> widths) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column)).append(" ".repeat(widths.get(column) - width(row.get(column)) + 2));
        }
        return line.toString().stripTrailing();
    }

    /** Columns of a terminal: Chinese characters take two. */
    private static int width(String text) {
        return text.codePoints()
                .map(point -> Character.isIdeographic(point) ? 2 : 1)
                .sum();
    }
}
