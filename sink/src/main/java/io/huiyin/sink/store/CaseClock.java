package io.huiyin.sink.store;

import io.huiyin.event.Case;
import io.huiyin.event.Clock;

/** A clock of a case, as it stands: a row of {@code case_clocks}. */
public record CaseClock(Case of, Clock clock) {}
