package io.huiyin.console.ask;

import io.huiyin.check.Problem;
import java.util.List;

/** What came of reading a question: it is understood, or refused with everything that is wrong with it. */
public sealed interface Asked<T> {

    /** The question, whole and within its bounds. */
    record Understood<T>(T question) implements Asked<T> {}

    /** What is wrong, one problem for each parameter; never empty. */
    record Refused<T>(List<Problem> problems) implements Asked<T> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
