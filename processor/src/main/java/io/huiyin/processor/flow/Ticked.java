package io.huiyin.processor.flow;

import java.time.Instant;

/** Time went on to here, as the broker stamped the tick. */
public record Ticked(Instant at) implements Countable, CaseInput {}
