package io.huiyin.sink.notify;

import static io.huiyin.sink.notify.Lines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.sink.notify.Breaker.Closed;
import io.huiyin.sink.notify.Breaker.Open;
import io.huiyin.sink.notify.Breaker.Passage;
import io.huiyin.sink.notify.media.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BreakerTest {
    private static final Open OPEN = new Open(5, 1, NOON.plusSeconds(30));

    static List<Arguments> attempts() {
        var unanswered = new Attempt.Unanswered("no answer within PT5S");
        return List.of(
                Arguments.of(Breaker.WHOLE, new Attempt.Accepted(), 0, Breaker.WHOLE),
                Arguments.of(Breaker.WHOLE, unanswered, 0, new Closed(1)),
                Arguments.of(Breaker.WHOLE, refused(500), 0, new Closed(1)),
                Arguments.of(Breaker.WHOLE, refused(404), 0, new Closed(1)),
                Arguments.of(Breaker.WHOLE, refused(302), 0, new Closed(1)),
                Arguments.of(Breaker.WHOLE, refused(429), 0, new Closed(1)),
                Arguments.of(Breaker.WHOLE, new Attempt.Rejected("wrong key"), 0, new Closed(1)),
                // what is wrong with one message is not the channel's fault
                Arguments.of(new Closed(3), refused(400), 0, new Closed(3)),
                Arguments.of(new Closed(3), refused(413), 0, new Closed(3)),
                Arguments.of(new Closed(3), new Attempt.Undeliverable("no such channel"), 0, new Closed(3)),
                Arguments.of(new Closed(4), new Attempt.Accepted(), 0, Breaker.WHOLE),
                Arguments.of(new Closed(4), unanswered, 0, OPEN),
                // one that was under way when it was opened does not make it longer
                Arguments.of(OPEN, unanswered, 29, new Open(6, 1, NOON.plusSeconds(30))),
                // the probe: longer each time, or whole again
                Arguments.of(OPEN, unanswered, 30, new Open(6, 2, NOON.plusSeconds(90))),
                Arguments.of(OPEN, refused(400), 30, OPEN),
                Arguments.of(OPEN, new Attempt.Accepted(), 30, Breaker.WHOLE),
                Arguments.of(new Open(90, 12, NOON), unanswered, 0, new Open(91, 13, NOON.plusSeconds(900))));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void after_anAttempt_isClosedOrHeld(Breaker before, Attempt attempt, int seconds, Breaker after) {
        assertThat(before.after(attempt, NOON.plusSeconds(seconds), 0)).isEqualTo(after);
    }

    @Test
    void passage_isWholeNoneOrOne() {
        assertThat(new Closed(4).passage(NOON)).isEqualTo(Passage.ALL);
        assertThat(OPEN.passage(NOON.plusMillis(29_999))).isEqualTo(Passage.NONE);
        assertThat(OPEN.passage(NOON.plusSeconds(30))).isEqualTo(Passage.ONE);
    }

    @Test
    void failed_isHeldShorterByChance_soThatSinksDoNotComeBackTogether() {
        var open = (Open) new Closed(4).failed(NOON, 0.999);

        assertThat(open.until()).isBetween(NOON.plusSeconds(15), NOON.plus(Duration.ofMillis(15_100)));
    }

    private static Attempt refused(int status) {
        return new Attempt.Refused(status, Optional.empty());
    }
}
