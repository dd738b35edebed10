package io.huiyin.check;

import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether an event may come in. {@code now} is the gateway's clock or the broker's time. An empty list is a valid event;
 * a required field that is null is named as missing.
 */
public final class EventCheck {
    /** Longest eventId, and longest id of a person, desk or voter, in code points. */
    public static final int LONGEST_ID = 255;

    /** Longest title, in code points. */
    public static final int LONGEST_TITLE = 200;

    /** Longest text and comment, in code points. */
    public static final int LONGEST_TEXT = 10_000;

    /** Longest address of a place, in code points. */
    public static final int LONGEST_ADDRESS = 300;

    /** Longest category, batch and name of an attribute, in code points. */
    public static final int LONGEST_NAME = 100;

    /** Longest value of an attribute, in code points. */
    public static final int LONGEST_ATTRIBUTE = 1_000;

    /** Longest URI of an attachment, in code points. */
    public static final int LONGEST_URI = 2_000;

    public static final int MOST_ATTACHMENTS = 20;
    public static final int MOST_ATTRIBUTES = 50;

    /** How far a clock outside may be ahead of ours. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** How old a report may be that is not imported history; also the longest snooze and pause. */
    public static final Duration LONGEST_AGO = Duration.ofDays(366);

    /** The furthest that an answer may be promised for. */
    public static final Duration FURTHEST_DUE = Duration.ofDays(3660);

    /** The same for imported history. */
    public static final Duration FURTHEST_DUE_IN_HISTORY = Duration.ofDays(36_600);

    /** Before this nothing was submitted. */
    public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Before this nothing happened that a report could be about. */
    public static final Instant EARLIEST_OCCURRENCE = Instant.parse("1900-01-01T00:00:00Z");

    private EventCheck() {}

    /** What is wrong with this report. */
    public static List<Problem> check(Report report, Instant now) {
        return ReportCheck.check(report, now);
    }

    /** What is wrong with this action by itself; whether its case exists and allows it is for the processor to say. */
    public static List<Problem> check(CaseAction action, Instant now) {
        return ActionCheck.check(action, now);
    }

    /** What is wrong with this vote by itself. */
    public static List<Problem> check(SatisfactionVote vote, Instant now) {
        return VoteCheck.check(vote, now);
    }
}
