package io.huiyin.processor.escalate;

import io.huiyin.event.EscalationKind;
import io.huiyin.policy.LadderStep;
import java.time.Instant;

/** A step of a ladder that is due, and its place in the ladder. */
public record Rung(int index, LadderStep step, EscalationKind kind, Instant dueAt) {}
