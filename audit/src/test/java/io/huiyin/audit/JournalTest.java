package io.huiyin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.audit.judge.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Finding FINDING =
            new Finding.Missing("a.b.C", "respond", "warning", "a.b.C/respond/warning/1", NOON);
    private final Journal journal = new Journal(Duration.ofSeconds(30));

    private Journal.Page turn(int seconds, Finding... found) {
        return journal.turn(List.of(found), NOON.plusSeconds(seconds));
    }

    @Test
    void finding_thatLasts_isToldOnce() {
        assertThat(turn(0, FINDING).lasting()).isEmpty();
        assertThat(turn(29, FINDING).lasting()).isEmpty();
        assertThat(turn(30, FINDING).fresh()).containsExactly(FINDING);
        assertThat(turn(35, FINDING).fresh()).isEmpty();
        assertThat(turn(40, FINDING).lasting()).containsExactly(FINDING);
    }

    @Test
    void finding_thatGoesAndComesBack_mustLastAgainAndIsToldAgain() {
        turn(0, FINDING);
        assertThat(turn(30, FINDING).fresh()).containsExactly(FINDING);
        assertThat(turn(35).lasting()).isEmpty();
        assertThat(turn(40, FINDING).lasting()).isEmpty();
        assertThat(turn(70, FINDING).fresh()).containsExactly(FINDING);
    }
}
