package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {
    private static final Instant SINCE = Instant.parse("2026-03-02T04:00:00Z");

    @ParameterizedTest
    @CsvSource(
            value = {
                "120; PT2M",
                " 0 ; PT0S",
                "Mon, 2 Mar 2026 04:00:30 GMT; PT30S",
                "Mon, 2 Mar 2026 03:00:00 GMT; PT0S",
                "999999999; PT24H",
                "-5; ",
                "soon; ",
                "99999999999999999999; ",
                "''; "
            },
            delimiter = ';')
    void parse_header_isReadOrIgnored(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, SINCE)).isEqualTo(Optional.ofNullable(wait));
    }
}
