package io.huiyin.audit.judge;

import java.time.Instant;
import java.util.List;

/**
 * What a look at one case comes to.
 *
 * @param lookAgain when time alone may bring about more; {@link Instant#MAX} is never
 */
public record Verdict(List<Finding> findings, Instant lookAgain) {}
