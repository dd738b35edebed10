package io.huiyin.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({
        "1, 0, PT1S",
        "2, 0, PT2S",
        "3, 0, PT4S",
        "3, 0.5, PT3S",
        "6, 0, PT32S",
        "7, 0, PT1M",
        "100, 0, PT1M",
        "2000000000, 0.5, PT45S",
        "0, 0, PT1S"
    })
    void after_failures_doublesUpToTheCap_lessTheRandomPart(int failures, double random, Duration wait) {
        assertThat(backoff.after(failures, random)).isEqualTo(wait);
    }

    @Test
    void construction_withACapBelowTheFirstWait_isRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("PT2S")
                .hasMessageContaining("at most the longest");
    }
}
