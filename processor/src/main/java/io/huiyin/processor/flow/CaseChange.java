package io.huiyin.processor.flow;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.Escalation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of one case, with everything that is told of it.
 *
 * @param at the broker's time of the record that brought it about
 * @param before the case as it was; null where it is new
 * @param events lines of the timeline, in order
 * @param escalations steps that came due with it
 */
public record CaseChange(
        Instant at,
        PolicyInForce policy,
        @Nullable Case before,
        Case after,
        List<CaseEvent> events,
        List<Escalation> escalations)
        implements Countable {}
