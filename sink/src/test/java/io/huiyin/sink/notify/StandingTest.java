package io.huiyin.sink.notify;

import static io.huiyin.sink.notify.Lines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.EscalationKind;
import io.huiyin.sink.Events;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A breach of generation 2 that was raised at noon, and is looked at half an hour later. Instants are minutes from noon. */
final class StandingTest {
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // kind   | case: status, changed, answered, asleep until | clock: status, start, stop, deadline,
                // generation | why
                "BREACH   | OPEN         | -60 | -  | -  | RUNNING   | -1440 | -   | 0   | 2 | -",
                // the clock was stopped: before noon is before the page, and so is of another time
                "BREACH   | ANSWERED     | 10  | 10 | -  | LATE      | -1440 | 10  | 0   | 2 | its clock was stopped at",
                "BREACH   | ANSWERED     | 0   | 0  | -  | LATE      | -1440 | 0   | 0   | 2 | its clock was stopped at",
                "BREACH   | ANSWERED     | 10  | 10 | -  | MET       | -1440 | 10  | 60  | 3 | its clock was stopped at",
                "BREACH   | OPEN         | 10  | -  | -  | CANCELLED | -1440 | 10  | 0   | 2 | its clock was stopped at",
                "BREACH   | ANSWERED     | -10 | -10| -  | MET       | -1440 | -10 | 0   | 1 | -",
                "BREACH   | OPEN         | 5   | -10| -  | MET       | -1440 | -10 | 0   | 2 | -",
                // another clock was meant: the case was answered, and this one runs on
                "BREACH   | ANSWERED     | 10  | 10 | -  | RUNNING   | -1440 | -   | 0   | 2 | -",
                "BREACH   | ANSWERED     | 10  | 10 | -  | -         | -     | -   | -   | 0 | the case was answered at",
                "BREACH   | ANSWERED     | 10  | -10| -  | -         | -     | -   | -   | 0 | -",
                // the case is over
                "BREACH   | RESOLVED     | 10  | -  | -  | -         | -     | -   | -   | 0 | the case was RESOLVED",
                "BREACH   | CANCELLED    | 10  | -  | -  | RUNNING   | -1440 | -   | 0   | 2 | the case was CANCELLED",
                "BREACH   | MERGED       | 10  | -  | -  | RUNNING   | -1440 | -   | 0   | 2 | the case was MERGED",
                "BREACH   | MERGED       | -10 | -  | -  | RUNNING   | -1440 | -   | 0   | 2 | -",
                // somebody took it: the ladder goes on over it
                "BREACH   | ACKNOWLEDGED | 10  | -  | -  | RUNNING   | -1440 | -   | 0   | 2 | -",
                // it sleeps, or slept
                "BREACH   | OPEN         | 10  | -  | 60 | RUNNING   | -1440 | -   | 0   | 2 | the case sleeps until",
                "BREACH   | OPEN         | 10  | -  | 20 | RUNNING   | -1440 | -   | 0   | 2 | -",
                // reopened since
                "BREACH   | OPEN         | 10  | -  | -  | RUNNING   | 10    | -   | 900 | 3 | its clock started anew at",
                // another deadline, which lies ahead; a warning of the old one is a warning still
                "BREACH   | OPEN         | 10  | -  | -  | RUNNING   | -1440 | -   | 900 | 3 | its deadline is now",
                "STEP     | OPEN         | 10  | -  | -  | PAUSED    | -1440 | -   | 900 | 3 | its deadline is now",
                "BREACH   | OPEN         | 10  | -  | -  | RUNNING   | -1440 | -   | 20  | 3 | -",
                "BREACH   | OPEN         | 10  | -  | -  | RUNNING   | -1440 | -   | 900 | 2 | -",
                "WARNING  | OPEN         | 10  | -  | -  | RUNNING   | -1440 | -   | 900 | 3 | -",
                "BREACH   | OPEN         | 10  | -  | -  | PAUSED    | -1440 | -   | 0   | 2 | -",
                // a summary speaks for many cases
                "SUMMARY  | RESOLVED     | 10  | -  | -  | -         | -     | -   | -   | 0 | -",
            })
    void moot_onlyByWhatCertainlyHappenedSince(
            EscalationKind kind,
            String status,
            int changed,
            @Nullable Integer answered,
            @Nullable Integer asleep,
            @Nullable String clock,
            @Nullable Integer start,
            @Nullable Integer stop,
            @Nullable Integer deadline,
            int generation,
            @Nullable String why) {
        var page = Events.breach("x", "A", NOON).setKind(kind).setGeneration(2).build();
        var standing = new Standing(
                status,
                at(changed),
                maybe(answered),
                maybe(asleep),
                clock == null || start == null
                        ? null
                        : new Standing.Clock(clock, at(start), maybe(stop), maybe(deadline), generation));

        var moot = standing.moot(page, NOON.plusSeconds(30 * 60));

        assertThat(moot.isPresent()).isEqualTo(why != null);
        moot.ifPresent(said -> assertThat(said).startsWith(why));
    }

    private static @Nullable Instant maybe(@Nullable Integer minutes) {
        return minutes == null ? null : at(minutes);
    }

    private static Instant at(int minutes) {
        return NOON.plusSeconds(60L * minutes);
    }
}
