package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenBucketTest {
    private static final Instant NOW = Instant.parse("2026-03-05T06:30:00Z");
    private static final RateLimit LIMIT = new RateLimit(RateLimit.By.TENANT, 2, 10);

    @ParameterizedTest(name = "{0} tokens, {1} ms later, {2} events: wait {3} ms, {4} left")
    @CsvSource({
        "10,    0,  1,    0,  9",
        "10,    0, 10,    0,  0",
        " 0,    0,  1,  500,  0",
        " 0,  500,  1,    0,  0",
        " 0,  499,  1,    1,  0.998",
        " 0, 1000,  3,  500,  2",
        " 9, 9999, 10,    0,  0",
        "10,    0, 50,    0,  0",
        " 4,    0, 50, 3000,  4",
        " 1, -100,  1,    0,  0"
    })
    void bucket_givesWhatItHasOrSaysHowLong(double tokens, long later, int events, long delay, double left) {
        var taken = new TokenBucket(tokens, NOW).take(events, LIMIT, NOW.plusMillis(later));

        assertThat(taken.delay()).isEqualTo(Duration.ofMillis(delay));
        assertThat(taken.bucket().tokens()).isEqualTo(left);
    }

    @Test
    void limiter_refusingOneClient_takesFromNone() {
        var limiter = new RateLimiter(LIMIT);
        assertThat(limiter.take(Map.of("a", 8), NOW)).isZero();

        assertThat(limiter.take(Map.of("a", 4, "b", 10), NOW)).isEqualTo(Duration.ofSeconds(1));

        assertThat(limiter.take(Map.of("b", 10), NOW)).isZero();
        assertThat(limiter.take(Map.of("a", 2), NOW)).isZero();
    }
}
