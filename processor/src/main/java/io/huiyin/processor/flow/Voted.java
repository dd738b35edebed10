package io.huiyin.processor.flow;

import io.huiyin.event.SatisfactionVote;

/** A valid vote. */
public record Voted(SatisfactionVote vote, Origin origin, PolicyInForce policy) implements Addressed {}
