package io.huiyin.processor.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Channel;
import io.huiyin.event.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    private static Cell cell(String zone) {
        return new Cell("acme", "pit-1", "roof", Channel.HOTLINE, Severity.NORMAL, ZoneId.of(zone));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "Asia/Shanghai,       2026-11-20T02:15:30Z, 2026-11-20T02:00:00Z, 2026-11-20T03:00:00Z",
        "Asia/Shanghai,       2026-11-20T03:00:00Z, 2026-11-20T03:00:00Z, 2026-11-20T04:00:00Z",
        "Asia/Kolkata,        2026-11-20T02:15:30Z, 2026-11-20T01:30:00Z, 2026-11-20T02:30:00Z",
        "Asia/Kathmandu,      2026-11-20T02:15:30Z, 2026-11-20T02:15:00Z, 2026-11-20T03:15:00Z",
        "Europe/Berlin,       2026-10-25T00:59:59Z, 2026-10-25T00:00:00Z, 2026-10-25T01:00:00Z",
        "Europe/Berlin,       2026-10-25T01:00:00Z, 2026-10-25T01:00:00Z, 2026-10-25T02:00:00Z",
        // On 2026-04-05 at 02:00 (+11) Lord Howe's clocks go back to 01:30 (+10:30).
        "Australia/Lord_Howe, 2026-04-04T14:59:59Z, 2026-04-04T14:00:00Z, 2026-04-04T15:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T15:00:00Z, 2026-04-04T15:00:00Z, 2026-04-04T15:30:00Z",
        "Australia/Lord_Howe, 2026-04-04T15:30:00Z, 2026-04-04T15:30:00Z, 2026-04-04T16:30:00Z",
        // On 2026-10-04 at 02:00 (+10:30) they go on to 02:30 (+11).
        "Australia/Lord_Howe, 2026-10-03T15:29:59Z, 2026-10-03T14:30:00Z, 2026-10-03T15:30:00Z",
        "Australia/Lord_Howe, 2026-10-03T15:30:00Z, 2026-10-03T15:30:00Z, 2026-10-03T16:00:00Z",
    })
    void hour_inAZone_isTheHourOfItsClocks(String zone, Instant at, Instant start, Instant end) {
        var window = Window.hour(cell(zone), at);
        assertThat(List.of(window.start(), window.end())).containsExactly(start, end);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "Asia/Shanghai,     2026-11-20T02:15:30Z, 2026-11-19T16:00:00Z, 2026-11-20T16:00:00Z",
        "Asia/Shanghai,     2026-11-20T16:00:00Z, 2026-11-20T16:00:00Z, 2026-11-21T16:00:00Z",
        "Europe/Berlin,     2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "Europe/Berlin,     2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        // Midnight did not exist in São Paulo on 2018-11-04, nor the whole of 2011-12-30 on Samoa.
        "America/Sao_Paulo, 2018-11-04T12:00:00Z, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
        "Pacific/Apia,      2011-12-31T00:00:00Z, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z",
        // On 2006-10-29 at 00:01 St. John's went back to 23:01 of the day before; the first midnight is the day's
        // start.
        "America/St_Johns,  2006-10-29T03:00:00Z, 2006-10-29T02:30:00Z, 2006-10-30T03:30:00Z",
    })
    void day_inAZone_isTheCalendarDay(String zone, Instant at, Instant start, Instant end) {
        var window = Window.day(cell(zone), at);
        assertThat(List.of(window.start(), window.end())).containsExactly(start, end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Australia/Lord_Howe", "America/St_Johns", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kolkata"})
    void windows_ofOneGrain_followOneAnotherWithoutGapOrOverlap(String zone) {
        var random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            var at = Instant.parse("1990-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(40 * 365 * 1440)));
            for (var window :
                    List.of(Window.minute(cell(zone), at), Window.hour(cell(zone), at), Window.day(cell(zone), at))) {
                assertThat(at).as("%s", window).isAfterOrEqualTo(window.start()).isBefore(window.end());
                var next = next(window);
                assertThat(next.start()).as("after %s", window).isEqualTo(window.end());
            }
        }
    }

    private static Window next(Window window) {
        return switch (window.grain()) {
            case MINUTE, UNSPECIFIED -> Window.minute(window.cell(), window.end());
            case HOUR -> Window.hour(window.cell(), window.end());
            case DAY -> Window.day(window.cell(), window.end());
        };
    }

    @Test
    void key_ofAWindow_isReadable() {
        assertThat(Window.hour(cell("Asia/Shanghai"), Instant.parse("2026-11-20T10:15:00Z"))
                        .key())
                .isEqualTo("acme.pit-1|roof|HOTLINE|NORMAL|HOUR|2026-11-20T10:00:00Z");
    }
}
