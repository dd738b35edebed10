package io.huiyin.sink.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.sink.Backoff;
import io.huiyin.sink.notify.media.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PatienceTest {
    private static final Instant SINCE = Instant.parse("2026-03-02T04:00:00Z");
    private static final Patience PATIENCE =
            new Patience(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(15)), Duration.ofHours(48));

    static List<Arguments> attempts() {
        var none = Optional.<Duration>empty();
        var soon = Duration.ofMinutes(1);
        var almost = Duration.ofHours(48).minusSeconds(1);
        return List.of(
                Arguments.of(new Attempt.Accepted(), 1, soon, new Verdict.Delivered()),
                Arguments.of(new Attempt.Accepted(), 9, Duration.ofDays(9), new Verdict.Delivered()),
                Arguments.of(
                        new Attempt.Undeliverable("no such channel"), 1, soon, new Verdict.Dead("no such channel")),
                Arguments.of(new Attempt.Refused(500, none), 1, soon, retry(soon, "PT1S", 500)),
                Arguments.of(new Attempt.Refused(500, none), 4, soon, retry(soon, "PT8S", 500)),
                Arguments.of(new Attempt.Refused(404, none), 1, soon, retry(soon, "PT1S", 404)),
                Arguments.of(new Attempt.Refused(302, none), 1, soon, retry(soon, "PT1S", 302)),
                Arguments.of(new Attempt.Rejected("a wrong key"), 1, soon, new Verdict.Dead("a wrong key")),
                Arguments.of(
                        new Attempt.Refused(200, none, "too many"),
                        1,
                        soon,
                        new Verdict.Retry(SINCE.plusSeconds(61), false, "the receiver answered 200: too many")),
                Arguments.of(new Attempt.Refused(429, Optional.of(soon)), 1, soon, retry(soon, "PT1M", 429)),
                Arguments.of(
                        new Attempt.Refused(503, Optional.of(Duration.ofSeconds(2))),
                        5,
                        soon,
                        retry(soon, "PT16S", 503)),
                Arguments.of(
                        new Attempt.Unanswered("no answer within PT5S"),
                        2,
                        soon,
                        new Verdict.Retry(SINCE.plusSeconds(62), true, "no answer within PT5S")),
                Arguments.of(
                        new Attempt.Refused(500, none),
                        1,
                        almost,
                        new Verdict.Dead("given up after PT48H: the receiver answered 500")),
                Arguments.of(
                        new Attempt.Refused(500, none),
                        1,
                        almost.minusMillis(1),
                        retry(almost.minusMillis(1), "PT1S", 500)));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void judge_attempt_decides(Attempt attempt, int attempts, Duration age, Verdict verdict) {
        assertThat(PATIENCE.judge(attempt, attempts, SINCE, SINCE.plus(age), 0)).isEqualTo(verdict);
    }

    /** Not in doubt: a refusal says that it was not taken. */
    private static Verdict retry(Duration age, String after, int status) {
        var at = SINCE.plus(age).plus(Duration.parse(after));
        return new Verdict.Retry(at, false, "the receiver answered " + status);
    }
}
