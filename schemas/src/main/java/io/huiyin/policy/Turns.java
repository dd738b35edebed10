package io.huiyin.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a turn of a rota lasts.
 *
 * @param days 1 to 366
 * @param weeks whether it is written in weeks, so that hand-over is always on one weekday
 */
record Turns(int days, boolean weeks) {
    static final String EXPECTED = "day, week, or a number of them such as 3 days or 2 weeks, at most 366 days";
    static final Turns WEEKLY = new Turns(7, true);

    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,3}) )?(day|week)s?");
    private static final int LONGEST = 366;

    static Optional<Turns> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var weeks = parts.group(2).equals("week");
        int number = parts.group(1) == null ? 1 : Integer.parseInt(parts.group(1));
        return Optional.of(new Turns(number * (weeks ? 7 : 1), weeks))
                .filter(turns -> turns.days >= 1 && turns.days <= LONGEST);
    }
}
