package io.huiyin.processor.flow;

import java.time.Instant;

/** A version of a policy and the instant from which it decides. */
public record Edition(PolicyInForce policy, Instant from) {}
