package io.huiyin.processor.escalate;

import io.huiyin.event.EscalationKind;
import io.huiyin.policy.LadderStep;
import java.time.Instant;

/**
 * A step of a ladder that is due.
 *
 * @param index its place in the ladder, from 0
 * @param repeat 0 for the first time that it is raised, then 1, 2 and so on
 */
public record Rung(int index, LadderStep step, EscalationKind kind, Instant dueAt, int repeat) {}
