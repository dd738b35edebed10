package io.huiyin.sink.notify;

import static io.huiyin.sink.notify.Lines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PaceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Whenever a minute begins, no more than so many leave in it: with those who push as hard as they may, and with others. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20, 100, 120})
    void atMost_inAnyMinute_isNeverExceeded_andNearlyUsed(int most) {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var sent = run(Pace.atMost(most, MINUTE), random, seed % 2 == 0 ? 100 : 8_000);
            for (int i = 0; i < sent.size(); i++) {
                var end = sent.get(i).plus(MINUTE);
                assertThat(sent.stream().skip(i).filter(end::isAfter).count())
                        .as("seed %d, from message %d", seed, i)
                        .isLessThanOrEqualTo(most);
            }
            if (seed % 2 == 0) {
                assertThat(sent.size()).as("in ten minutes").isGreaterThan(10 * most / 2 - 1);
            }
        }
    }

    /** Ten minutes of tries at random instants, sending all that may leave. */
    private static List<Instant> run(Pace pace, Random random, int meanMillis) {
        var sent = new ArrayList<Instant>();
        Optional<Instant> state = Optional.empty();
        for (var at = NOON; at.isBefore(NOON.plus(MINUTE.multipliedBy(10))); ) {
            int room = pace.room(state, at);
            if (room > 0) {
                state = Optional.of(pace.spend(state, room, at));
                for (int i = 0; i < room; i++) {
                    sent.add(at);
                }
            }
            at = at.plusMillis(1 + random.nextInt(2 * meanMillis));
        }
        return sent;
    }

    /** Of a pace of 4 at once and one every 15 s after that. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 4, 0", // rested: four
        "15, 0, 3, 0",
        "60, 0, 0, 15", // spent: the next in 15 s
        "60, 14, 0, 15",
        "60, 15, 1, 15",
        "60, 60, 4, 60",
        "61, 15, 0, 16",
        "-500, 0, 4, 0", // rested long ago: no more than four
    })
    void about_leavesSoManyAtOnce_andOneAnIntervalAfter(int restedAt, int now, int room, int next) {
        var pace = Pace.about(4, MINUTE);
        var state = Optional.of(NOON.plusSeconds(restedAt));

        assertThat(pace.room(state, NOON.plusSeconds(now))).isEqualTo(room);
        assertThat(pace.next(state, NOON.plusSeconds(now))).isEqualTo(NOON.plusSeconds(next));
    }

    @Test
    void spend_countsFromNow_whereItIsRested() {
        var pace = Pace.about(4, MINUTE);

        assertThat(pace.spend(Optional.empty(), 2, NOON)).isEqualTo(NOON.plusSeconds(30));
        assertThat(pace.spend(Optional.of(NOON.minusSeconds(99)), 2, NOON)).isEqualTo(NOON.plusSeconds(30));
        assertThat(pace.spend(Optional.of(NOON.plusSeconds(15)), 1, NOON)).isEqualTo(NOON.plusSeconds(30));
    }
}
