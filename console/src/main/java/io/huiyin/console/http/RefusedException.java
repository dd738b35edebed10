package io.huiyin.console.http;

import io.huiyin.check.Problem;
import java.util.List;

/** Ends a request with the problems of its question; carries them to the one place that writes refusals. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RefusedException(List<Problem> problems) {
        super("refused", null, false, false);
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
