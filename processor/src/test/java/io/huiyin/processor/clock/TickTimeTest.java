package io.huiyin.processor.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of a story is a tick: its writer (- where it does not say), its writer's steady clock, the brokers' clock, and the time that is believed, in seconds. */
class TickTimeTest {

    static Stream<Arguments> stories() {
        return Stream.of(
                argumentSet("clocks that go right", """
                        A  100  5000  5000
                        A  101  5001  5001
                        A  102  5002  5002
                        """),
                argumentSet("a step forth for an hour, then back", """
                        A    0     0     0
                        A    1  3601     1
                        A  300  3900   300
                        A  599  4199   599
                        A  600   600   600
                        A  601   601   601
                        """),
                argumentSet("a step forth for good is believed after ten minutes", """
                        A    0     0     0
                        A    1  3601     1
                        A  600  4200   600
                        A  601  4201  4201
                        A  602  4202  4202
                        """),
                argumentSet("a step forth and half of it back is still held", """
                        A    0     0     0
                        A    1  3601     1
                        A    2  1802     2
                        A    3     3     3
                        """),
                argumentSet("a step back is believed at once, and so is the way back up", """
                        A 9000  9000  9000
                        A 9001  5401  5401
                        A 9100  5500  5500
                        A 9101  9101  9101
                        A 9102  9102  9102
                        """),
                argumentSet("a step back for good is the new level after ten minutes", """
                        A 9000  9000  9000
                        A 9001  5401  5401
                        A 9601  6001  6001
                        A 9602  9602  6002
                        A 9603  6003  6003
                        """),
                argumentSet("a step back, then above where it was: held above the old level", """
                        A 9000   9000  9000
                        A 9001   5401  5401
                        A 9002  12602  9002
                        A 9003   9003  9003
                        """),
                argumentSet("a step of five seconds and drift below it are believed", """
                        A    0     0     0
                        A    1     6     6
                        A 1001  1009  1009
                        A 2001  2012  2012
                        A 3001  3009  3009
                        """),
                argumentSet("a tick half a minute under way stands where it was sent", """
                        A    0     0     0
                        A    1    31     1
                        A   32    32    32
                        A   33    33    33
                        """),
                argumentSet("the first tick of a writer under way for half a minute", """
                        A    0    30    30
                        A   31    31    31
                        A   32    32    32
                        """),
                argumentSet("brokers away for six hours", """
                        A      0      0      0
                        A  21600  21600  21600
                        """),
                argumentSet("a machine that slept six hours with a steady clock that counts on", """
                        A      0      0      0
                        A  21600  21600  21600
                        A  21601  21601  21601
                        """),
                argumentSet("a machine that slept six hours with a steady clock that stood still", """
                        A      0      0      0
                        A      1  21601      1
                        A    601  22201  22201
                        """),
                argumentSet("a writer that slept while another wrote", """
                        A      0      0      0
                        B     70     60     60
                        B  21610  21600  21600
                        A      1  21601  21601
                        B  21612  21602  21602
                        """),
                argumentSet("down for six hours: a new writer is believed at once", """
                        A   900      0      0
                        B     0  21600  21600
                        B     1  21601  21601
                        """),
                argumentSet("a jump goes on being held by the next writer", """
                        A   900     0     0
                        A   901  3601     1
                        B     0  3631    31
                        B     1  3632    32
                        B   570  4201  4201
                        """),
                argumentSet("a jump that ends while nobody writes", """
                        A   900     0     0
                        A   901  3601     1
                        B     0    31    31
                        B     1    32    32
                        """),
                argumentSet("a jump that was held when we went down for an hour is believed", """
                        A   900     0     0
                        A   901  3601     1
                        B     0  7201  7201
                        """),
                argumentSet("a step back while nobody writes", """
                        A   900  9000  9000
                        B     0  5401  5401
                        B     1  5402  5402
                        B     2  9003  9003
                        """),
                argumentSet("ticks that do not say who wrote them are taken at their word", """
                        -     0     0     0
                        -     0  3600  3600
                        -     0  1800  1800
                        A     7  1801  1801
                        A     8  1802  1802
                        """));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void ticks_heard_giveTheTimeThatIsBelieved(String story) {
        TickTime time = null;
        for (var row : story.lines().toList()) {
            var columns = row.split(" +");
            var writer = columns[0].equals("-") ? "" : columns[0];
            var beat = new Beat(writer, millis(columns[1]), millis(columns[2]));
            time = time == null ? TickTime.first(beat) : time.next(beat);
            assertThat(time.time()).as(row).isEqualTo(Instant.ofEpochMilli(millis(columns[3])));
        }
    }

    private static long millis(String seconds) {
        return Long.parseLong(seconds) * 1_000;
    }
}
