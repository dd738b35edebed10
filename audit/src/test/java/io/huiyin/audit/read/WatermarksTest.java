package io.huiyin.audit.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatermarksTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private final Watermarks watermarks = new Watermarks(4);

    private void tick(long offset, int seconds, int steadySeconds) {
        watermarks.tick(1, offset, new Tick(1, "writer", steadySeconds * 1_000L), NOON.plusSeconds(seconds));
    }

    @Test
    void processed_isTheTimeOfTheLastTickBeforeTheCommittedOffset() {
        tick(10, 0, 0);
        tick(12, 1, 1);
        tick(14, 2, 2);
        assertThat(watermarks.all()).isEmpty();

        watermarks.committed(1, 14);
        assertThat(watermarks.all()).containsOnly(Map.entry(1, NOON.plusSeconds(1)));

        watermarks.committed(1, 15);
        assertThat(watermarks.all()).containsEntry(1, NOON.plusSeconds(2));
    }

    @Test
    void processed_whileABurstIsWorkedOff_isAsFarAsWhatWasRaisedLast() {
        tick(10, 60, 60);
        watermarks.committed(1, 11);
        watermarks.raised(1, NOON, NOON.plusSeconds(58));
        watermarks.raised(1, NOON.plusSeconds(20), NOON.plusSeconds(60));
        assertThat(watermarks.all()).containsEntry(1, NOON.plusSeconds(20));

        tick(12, 70, 70);
        watermarks.committed(1, 13);
        assertThat(watermarks.all()).containsEntry(1, NOON.plusSeconds(70));
    }

    @Test
    void processed_afterTheBrokersClockSteppedForth_isNotBelievedForAWhile() {
        tick(10, 0, 0);
        tick(12, 3_601, 1);
        watermarks.committed(1, 13);
        assertThat(watermarks.all()).containsEntry(1, NOON.plusSeconds(1));

        tick(14, 3_601 + 700, 701);
        watermarks.committed(1, 15);
        assertThat(watermarks.all()).containsEntry(1, NOON.plus(Duration.ofSeconds(4_301)));
    }
}
