package io.huiyin.processor.flow;

import io.huiyin.event.CaseAction;
import java.time.Instant;

/** A valid action. */
public record Acted(CaseAction action, Origin origin, PolicyInForce policy) implements Addressed {

    /** When it counts as done: in imported history what the action says, otherwise the broker's time. */
    public Instant at() {
        return action.getBatch() != null && action.getOccurredAt() != null ? action.getOccurredAt() : origin.at();
    }
}
