package io.huiyin.policy;

import java.time.Duration;

/**
 * When two reports are the same problem.
 *
 * @param near whether texts are compared at all; reposts of one eventId are always one report
 * @param window how far back a report looks for its like
 * @param merge similarity from which it joins the case, 0 to 1
 * @param suggest similarity from which the case is suggested to staff, 0 to {@code merge}
 * @param radiusMeters how far apart two places may be
 * @param minLength characters (after normalising) below which texts are never compared
 */
public record DuplicateRules(
        boolean near, Duration window, double merge, double suggest, double radiusMeters, int minLength) {}
