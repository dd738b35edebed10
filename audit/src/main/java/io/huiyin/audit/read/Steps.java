package io.huiyin.audit.read;

import io.huiyin.event.Tick;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that a tick surely stands for. Where the brokers' clock stepped forth against the steady clock of whoever wrote the
 * ticks, the processor may disbelieve the step for ten minutes; so what it has surely come to lies that much before.
 *
 * @param ahead how far the brokers' clock may be ahead of the time believed, ms
 * @param since for how long, ms
 */
record Steps(String writer, long steady, Instant at, long ahead, long since) {
    private static final long STEP = Duration.ofSeconds(4).toMillis();
    private static final long DISBELIEF = Duration.ofMinutes(11).toMillis();

    static Steps first(Tick tick, Instant at) {
        return new Steps(tick.getWriter(), tick.getSteadyMillis(), at, 0, 0);
    }

    Steps next(Tick tick, Instant then) {
        var same = !writer.isEmpty() && writer.equals(tick.getWriter());
        long broker = Duration.between(at, then).toMillis();
        long passed = Math.max(0, same ? tick.getSteadyMillis() - steady : broker);
        long step = broker - passed;
        long now = Math.max(0, ahead + (Math.abs(step) > STEP ? step : 0));
        long lasts = now > ahead ? 0 : since + passed;
        return new Steps(tick.getWriter(), tick.getSteadyMillis(), then, lasts > DISBELIEF ? 0 : now, lasts);
    }

    Instant sure() {
        return at.minusMillis(ahead);
    }
}
