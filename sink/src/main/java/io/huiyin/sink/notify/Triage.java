package io.huiyin.sink.notify;

import io.huiyin.policy.PageMatch.Page;
import io.huiyin.policy.SilenceRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a line is sent: not where nobody wants it any more, not while a silence holds it, and not before the tables
 * can know whether it is still wanted. What may have arrived already is tried on without a look at silences.
 *
 * @param silences of the policy in force
 * @param caughtUp whether the tables have what was on the topics
 */
record Triage(List<SilenceRules> silences, boolean caughtUp) {
    private static final Duration LOOK_AT_HELD = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(1);

    /** A line that comes late waits so long for the answers that may be on their way to the tables, */
    static final Duration LATE_AT_LEAST = Duration.ofSeconds(5);

    /** and while they are still coming, no longer than this. */
    static final Duration LATE_AT_MOST = Duration.ofMinutes(5);

    Fate judge(Line line, Instant now) {
        var moot = line.moot(now);
        if (moot.isPresent()) {
            return new Fate.Moot(line, moot.get());
        }
        if (line.inDoubt()) {
            return new Fate.Wanted(line);
        }
        if (line.late() && early(line, now)) {
            return new Fate.Waiting(line, later(now.plus(SOON), line.createdAt().plus(LATE_AT_LEAST)));
        }
        return silence(line, now).<Fate>map(one -> held(line, one, now)).orElseGet(() -> new Fate.Wanted(line));
    }

    private boolean early(Line line, Instant now) {
        return now.isBefore(line.createdAt().plus(caughtUp ? LATE_AT_LEAST : LATE_AT_MOST));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<SilenceRules> silence(Line line, Instant now) {
        var page = page(line);
        return silences.stream()
                .filter(one -> one.on(now) && one.match().matches(page))
                .findFirst();
    }

    private static Page page(Line line) {
        var said = line.notice().escalation();
        return new Page(
                said.getSite(),
                said.getCategory(),
                said.getSeverity(),
                said.getClock(),
                said.getKind(),
                line.channel().name());
    }

    private static Fate held(Line line, SilenceRules silence, Instant now) {
        var until = silence.end(now);
        var look = now.plus(LOOK_AT_HELD);
        return new Fate.Held(line, silence.name(), silence.reason(), until, until.isBefore(look) ? until : look);
    }
}
