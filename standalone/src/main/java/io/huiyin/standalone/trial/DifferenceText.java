package io.huiyin.standalone.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A difference as a page for people. */
public final class DifferenceText {
    private static final int WIDEST_NAME = 44;
    private static final String NUMBERS = "%-" + WIDEST_NAME + "s %10s %10s %10s";

    private final Difference difference;
    private final int most;
    private final List<String> lines = new ArrayList<>();

    private DifferenceText(Difference difference, int most) {
        this.difference = difference;
        this.most = most;
    }

    /** Its lines; of long lists of escalations and people only so many. */
    public static List<String> of(Difference difference, int most) {
        return new DifferenceText(difference, most).written();
    }

    private List<String> written() {
        say(
                "%s: %,d reports, %,d actions, %,d votes of %s to %s, played until %s",
                difference.tenant(),
                difference.input(Input.REPORTS),
                difference.input(Input.ACTIONS),
                difference.input(Input.VOTES),
                difference.from(),
                difference.to(),
                difference.until());
        sums();
        decisions();
        clocks();
        escalations();
        load();
        return lines;
    }

    private void sums() {
        var before = difference.before();
        var after = difference.after();
        head("");
        row("cases", before.cases(), after.cases());
        row("reports that joined another's case", before.duplicates(), after.duplicates());
        var reasons = new TreeSet<>(difference.deadLettersBefore().keySet());
        reasons.addAll(difference.deadLettersAfter().keySet());
        for (var reason : reasons) {
            row(
                    "dead letters, " + reason,
                    difference.deadLettersBefore().getOrDefault(reason, 0L),
                    difference.deadLettersAfter().getOrDefault(reason, 0L));
        }
        row("escalations", before.escalations(), after.escalations());
        row("of them paged", before.pages(), after.pages());
    }

    /** A rule that now takes most of everything is not to be found out later. */
    private void decisions() {
        var deciders = new TreeSet<>(difference.decisionsBefore().keySet());
        deciders.addAll(difference.decisionsAfter().keySet());
        head("classified, reports");
        long half = difference.input(Input.REPORTS) / 2;
        for (var decider : deciders) {
            long before = difference.decisionsBefore().getOrDefault(decider, 0L);
            long after = difference.decisionsAfter().getOrDefault(decider, 0L);
            row(decider, before, after);
            if (decider.startsWith(Deciders.RULE) && after > half && before <= half) {
                say("  ! this rule matches more than half of all reports, and did not before");
            }
        }
    }

    private void clocks() {
        var all = ClockLine.of(difference);
        var totals = new LinkedHashMap<String, ClockLine>();
        all.forEach(line -> totals.merge(line.cell().clock(), line, ClockLine::plus));
        for (var total : totals.entrySet()) {
            head("clock " + total.getKey() + ", cases");
            outcomes(total.getValue(), "");
            long same = 0;
            for (var line : all) {
                if (!line.cell().clock().equals(total.getKey())) {
                    continue;
                }
                if (line.differs()) {
                    say("  %s", line.cell().category());
                    outcomes(line, "    ");
                } else {
                    same++;
                }
            }
            if (same > 0) {
                say("  %,d categories without a difference", same);
            }
        }
    }

    private void outcomes(ClockLine line, String indent) {
        for (var outcome : Outcome.values()) {
            if (line.before(outcome) != 0 || line.after(outcome) != 0) {
                row(indent + words(outcome), line.before(outcome), line.after(outcome));
            }
        }
    }

    private static String words(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void escalations() {
        var compared = difference.escalations();
        say("");
        say(
                "escalations: %,d as before, %,d gained, %,d lost, %,d moved, %,d changed",
                compared.same(),
                compared.gained().size(),
                compared.lost().size(),
                compared.moved().size(),
                compared.changed().size());
        raised("gained", compared.gained());
        raised("lost", compared.lost());
        pairs("moved", compared.moved());
        pairs("changed", compared.changed());
    }

    private void raised(String what, List<Raised> all) {
        all.stream().limit(most).forEach(one -> say("  %s  %s", what, shown(one)));
        rest(what, all.size());
    }

    private void pairs(String what, List<Escalations.Pair> all) {
        for (var pair : all.subList(0, Math.min(most, all.size()))) {
            say("  %s  %s", what, shown(pair.before()));
            say("  %s  %s", " ".repeat(Math.max(0, what.length() - 2)) + "->", shown(pair.after()));
        }
        rest(what, all.size());
    }

    private void rest(String what, int all) {
        if (all > most) {
            say("  %s  and %,d more; --json has all of them", what, all - most);
        }
    }

    private static String shown(Raised one) {
        return "%s  %s/%s  due %s%s  %s"
                .formatted(
                        one.caseId(),
                        one.clock(),
                        one.step(),
                        one.dueAt(),
                        one.paged() ? "" : " (recorded only)",
                        String.join(", ", one.recipients()));
    }

    private void load() {
        var before = difference.before().load();
        var after = difference.after().load();
        var people = new TreeSet<>(before.keySet());
        people.addAll(after.keySet());
        if (people.isEmpty()) {
            return;
        }
        head("pages by person");
        var busiest = people.stream()
                .sorted((one, other) -> Long.compare(most(before, after, other), most(before, after, one)))
                .limit(most)
                .toList();
        for (var person : busiest) {
            row(person, pages(before, person), pages(after, person));
            hours("    before", before.get(person));
            hours("    after", after.get(person));
        }
        if (people.size() > busiest.size()) {
            say("and %,d people more; --json has all of them", people.size() - busiest.size());
        }
    }

    private void hours(String side, @Nullable Load load) {
        if (load == null) {
            return;
        }
        var byHour = new StringBuilder();
        for (var pages : load.byHour()) {
            byHour.append(' ').append(pages);
        }
        var busiest = load.busiest();
        say("%s by hour 0 to 23:%s", side, byHour);
        say(
                "%s busiest hour: %,d pages from %s",
                side, busiest.getValue(), busiest.getKey().atZone(difference.zone()));
    }

    private static long most(Map<String, Load> before, Map<String, Load> after, String person) {
        return Math.max(pages(before, person), pages(after, person));
    }

    private static long pages(Map<String, Load> load, String person) {
        var found = load.get(person);
        return found == null ? 0 : found.pages();
    }

    private void head(String what) {
        say("");
        say(NUMBERS, what, "before", "after", "difference");
    }

    private void row(String what, long before, long after) {
        say(NUMBERS, what, number("%,d", before), number("%,d", after), number("%+,d", after - before));
    }

    private static String number(String form, long value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, form, value);
    }

    private void say(String form, Object... values) {
        lines.add(String.format(Locale.ROOT, form, values).stripTrailing());
    }
}
