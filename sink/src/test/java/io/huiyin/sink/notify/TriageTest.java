package io.huiyin.sink.notify;

import static io.huiyin.sink.notify.Lines.NOON;
import static io.huiyin.sink.notify.Lines.held;
import static io.huiyin.sink.notify.Lines.line;
import static io.huiyin.sink.notify.Lines.of;
import static io.huiyin.sink.notify.Lines.tried;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Severity;
import io.huiyin.policy.PageMatch;
import io.huiyin.policy.SilenceRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TriageTest {
    private static final Standing RESOLVED = new Standing("RESOLVED", NOON.plusSeconds(60), null, null, null);
    private static final Line LOW = line(1, Severity.LOW);
    private static final Line HIGH = line(2, Severity.HIGH);
    private static final SilenceRules MOVE = silence("move", Set.of(), 0, 120);
    private static final SilenceRules NIGHT = silence("night", Set.of(Severity.LOW), 0, 600);

    private final Triage open = new Triage(List.of(), true);

    @Test
    void line_ofWhichNothingIsKnown_isWanted() {
        assertThat(open.judge(LOW, NOON)).isEqualTo(new Fate.Wanted(LOW));
    }

    @Test
    void line_whoseCaseIsOver_isMoot_alsoInASilence_andInDoubt() {
        var over = of(LOW, RESOLVED);
        var inDoubt = tried(over, 1, true, "");

        assertThat(new Triage(List.of(MOVE), true).judge(over, NOON.plusSeconds(90)))
                .isEqualTo(new Fate.Moot(over, "the case was RESOLVED at 2026-03-02T04:01:00Z"));
        assertThat(open.judge(inDoubt, NOON.plusSeconds(90))).isInstanceOf(Fate.Moot.class);
    }

    @Test
    void silence_holdsWhatItIsFor_whileItIsOn() {
        var triage = new Triage(List.of(MOVE, NIGHT), true);

        assertThat(triage.judge(HIGH, NOON.plusSeconds(90)))
                .isEqualTo(new Fate.Held(HIGH, "move", "why of move", NOON.plusSeconds(120), NOON.plusSeconds(120)));
        assertThat(triage.judge(HIGH, NOON.plusSeconds(120))).isEqualTo(new Fate.Wanted(HIGH));
        assertThat(triage.judge(LOW, NOON.plusSeconds(120)))
                .isEqualTo(new Fate.Held(LOW, "night", "why of night", NOON.plusSeconds(600), NOON.plusSeconds(180)));
    }

    @Test
    void silence_doesNotHoldWhatMayHaveArrived() {
        var inDoubt = tried(LOW, 1, true, "");
        var refused = tried(LOW, 1, false, "");

        assertThat(new Triage(List.of(NIGHT), true).judge(inDoubt, NOON)).isEqualTo(new Fate.Wanted(inDoubt));
        assertThat(new Triage(List.of(NIGHT), true).judge(refused, NOON)).isInstanceOf(Fate.Held.class);
    }

    @Test
    void lateLine_waitsForTheTables_aMomentAtLeast_andNotForEver() {
        var late = held(LOW, true);
        var behind = new Triage(List.of(), false);

        assertThat(open.judge(late, NOON.plusSeconds(4))).isEqualTo(new Fate.Waiting(late, NOON.plusSeconds(5)));
        assertThat(open.judge(late, NOON.plusSeconds(5))).isEqualTo(new Fate.Wanted(late));
        assertThat(behind.judge(late, NOON.plusSeconds(299))).isInstanceOf(Fate.Waiting.class);
        assertThat(behind.judge(late, NOON.plusSeconds(300))).isEqualTo(new Fate.Wanted(late));
        assertThat(behind.judge(LOW, NOON)).isEqualTo(new Fate.Wanted(LOW));
    }

    private static SilenceRules silence(String name, Set<Severity> severities, int from, int until) {
        var match = new PageMatch(Set.of(), Set.of(), severities, Set.of(), Set.of(), Set.of());
        return new SilenceRules(name, match, at(from), at(until), Optional.empty(), "why of " + name);
    }

    private static Optional<Instant> at(int seconds) {
        return Optional.of(NOON.plus(Duration.ofSeconds(seconds)));
    }
}
