package io.huiyin.processor.flow;

import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.ConfidentialText;
import io.huiyin.event.Escalation;
import io.huiyin.processor.flow.avro.Withheld;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change of one case, with everything that is told of it.
 *
 * @param at the broker's time of the record that brought it about
 * @param before the case as it was; null where it is new
 * @param events lines of the timeline, in order
 * @param escalations steps that came due with it
 * @param texts what was said and is only for named roles
 * @param withheld what the case does not say from this change on, and could say again
 */
public record CaseChange(
        Instant at,
        PolicyInForce policy,
        @Nullable Case before,
        Case after,
        List<CaseEvent> events,
        List<Escalation> escalations,
        List<ConfidentialText> texts,
        Optional<Withheld> withheld)
        implements Countable {

    /** Of a case that is open to all. */
    public CaseChange(
            Instant at,
            PolicyInForce policy,
            @Nullable Case before,
            Case after,
            List<CaseEvent> events,
            List<Escalation> escalations) {
        this(at, policy, before, after, events, escalations, List.of(), Optional.empty());
    }
}
