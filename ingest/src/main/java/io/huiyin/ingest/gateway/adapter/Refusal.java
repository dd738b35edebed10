package io.huiyin.ingest.gateway.adapter;

import io.huiyin.check.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why something was not taken.
 *
 * @param status of HTTP
 * @param detail one or more sentences
 * @param problems what is wrong, field by field; may be empty
 * @param retryAfter when to come again, where that helps
 */
public record Refusal(int status, String detail, List<Problem> problems, Optional<Duration> retryAfter) {

    /** It would be the same again. */
    public static Refusal of(int status, String detail) {
        return new Refusal(status, detail, List.of(), Optional.empty());
    }

    /** Fields are wrong. */
    public static Refusal fields(int status, List<Problem> problems) {
        return new Refusal(status, sentence(problems), problems, Optional.empty());
    }

    /** It may be taken later. */
    public static Refusal later(int status, String detail, Duration wait) {
        return new Refusal(status, detail, List.of(), Optional.of(wait));
    }

    /** Whether the same request may be taken later. */
    public boolean isForLater() {
        return status == 429 || status >= 500;
    }

    /** The first of the problems, and how many more there are. */
    public static String sentence(List<Problem> problems) {
        var more = problems.size() == 1 ? "" : " And " + (problems.size() - 1) + " more; see errors.";
        return problems.getFirst().sentence() + "." + more;
    }
}
