package io.huiyin.standalone.clock;

import io.huiyin.check.Problem;
import io.huiyin.processor.clock.BusinessCalendar;
import io.huiyin.processor.clock.Pauses;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** What one line asks of a calendar. */
sealed interface Question {

    /** The answer as JSON. @throws RefusedLineException where the calendar cannot give one */
    String answer() throws RefusedLineException;

    /** When is the target reached? */
    record WhenReached(BusinessCalendar calendar, Instant start, Duration target, Pauses pauses) implements Question {

        @Override
        public String answer() throws RefusedLineException {
            try {
                return "{\"deadline\":\"" + pauses.deadline(calendar, start, target) + "\"}";
            } catch (IllegalArgumentException e) {
                throw new RefusedLineException(new Problem(
                        "target_seconds", seconds(target.toMillis()), "a target that is reached: " + e.getMessage()));
            }
        }
    }

    /** How much business time passes? */
    record HowLong(BusinessCalendar calendar, Instant start, Instant end, Pauses pauses) implements Question {

        @Override
        public String answer() throws RefusedLineException {
            try {
                return "{\"elapsed_seconds\":" + seconds(pauses.elapsedMillis(calendar, start, end)) + "}";
            } catch (IllegalArgumentException e) {
                throw new RefusedLineException(
                        new Problem("end", end.toString(), "an instant that the calendar knows: " + e.getMessage()));
            }
        }
    }

    /** Whole seconds as they are, others with as many of three decimals as they need. */
    private static String seconds(long millis) {
        return millis % 1000 == 0
                ? Long.toString(millis / 1000)
                : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }
}
