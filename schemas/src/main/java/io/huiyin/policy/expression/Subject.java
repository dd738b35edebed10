package io.huiyin.policy.expression;

import io.huiyin.event.Report;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The report that a condition is about.
 *
 * @param folded title and text as they are compared: NFKC, case folded, single spaces
 * @param submittedAt the time that decides: what the report says, but not after the broker had it
 * @param zone the tenant's
 */
public record Subject(Report report, String folded, Instant submittedAt, ZoneId zone) {}
