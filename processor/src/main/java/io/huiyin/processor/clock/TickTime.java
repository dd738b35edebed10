package io.huiyin.processor.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * What time it is, as ticks tell it: the brokers' time, unless their clock jumped forth.
 *
 * <p>A tick carries two clocks: the brokers', which can be set, and its writer's steady one, which cannot. The difference of the
 * two is level as long as both go right. A tick above the level means that the brokers' clock jumped forth, or that the tick was
 * long under way; in both cases time goes on by the steady clock. A tick below it means that the brokers' clock was set back, or
 * that the last one was long under way; it is believed at once, since nothing fires too early by it. After ten minutes off the
 * level, the level is where the ticks are.
 *
 * <pre>
 *  brokers' minus      held: steady clock   believed          above: held for PATIENCE, then believed
 *  steady clock       ┌ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─┌──────────       level ± TOLERANCE: believed, the level follows (drift)
 *                     │                     │                below: believed; back up within PATIENCE: believed
 *  ───────────────────┘─────────────────────┘
 *  level              jump            ten minutes later
 * </pre>
 *
 * What follows for the ways in which clocks go wrong:
 *
 * <ul>
 *   <li>Stepped an hour forth and back: nobody is paged for the hour.
 *   <li>Stepped forth for good, because it was behind: what came due meanwhile is raised ten minutes late.
 *   <li>A tick that was long under way: time stands where it was sent; the next tick is on the level again.
 *   <li>The brokers were away: no tick comes; the first one after is on the level, however long it was.
 *   <li>A machine that slept, brokers and all: the steady clock counted on (Linux), so the time is believed; where it did not
 *       (other systems, a virtual machine that was held), it looks like a step forth for good.
 *   <li>Another writer (a restart, another instance): its steady clock says nothing of the past, so what it says first is
 *       believed; but while a jump is held, it goes on being held, and the brokers' own clock says for how long.
 * </ul>
 *
 * @param writer who wrote the last tick
 * @param steady its writer's steady clock, ms
 * @param broker the brokers' clock, ms since the epoch
 * @param ahead how far the brokers' clock was ahead of the level, ms; negative: behind; 0: on it
 * @param away for how long it has been off the level on this side, ms
 */
record TickTime(String writer, long steady, long broker, long ahead, long away) {

    /** More than a tick is under way before it is given up, and more than clocks drift apart between two ticks. */
    static final long TOLERANCE = Duration.ofSeconds(5).toMillis();

    /** So long a jump may last before it is believed: time enough to see a wrong clock and to set it right. */
    static final long PATIENCE = Duration.ofMinutes(10).toMillis();

    /** What the first tick of all says. */
    static TickTime first(Beat beat) {
        return new TickTime(beat.writer(), beat.steady(), beat.broker(), 0, 0);
    }

    /** What the next tick says. */
    TickTime next(Beat beat) {
        long passed = Math.max(0, sameWriter(beat) ? beat.steady() - steady : beat.broker() - broker);
        long moved = ahead + beat.broker() - broker - passed;
        // How long nobody wrote is not known once the brokers' clock went back: no jump is held over that.
        long now = sameWriter(beat) || beat.broker() >= broker - TOLERANCE ? moved : Math.min(0, moved);
        long since = now > 0 == ahead > 0 && ahead != 0 ? away + passed : 0;
        boolean level = Math.abs(now) <= TOLERANCE || since >= PATIENCE;
        return new TickTime(beat.writer(), beat.steady(), beat.broker(), level ? 0 : now, level ? 0 : since);
    }

    private boolean sameWriter(Beat beat) {
        return !writer.isEmpty() && writer.equals(beat.writer());
    }

    /** Whether a jump of the brokers' clock is not believed yet. */
    boolean held() {
        return ahead > 0;
    }

    /** The time that is believed. */
    Instant time() {
        return Instant.ofEpochMilli(broker - Math.max(0, ahead));
    }
}
