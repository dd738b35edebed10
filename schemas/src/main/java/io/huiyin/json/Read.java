package io.huiyin.json;

import io.huiyin.check.Problem;
import java.util.List;

/** What came of reading one event: the event, or everything that is wrong with it. */
public sealed interface Read<T> {

    /** The event, whole. */
    record Valid<T>(T value) implements Read<T> {}

    /** Why there is no event; at least one problem. */
    record Invalid<T>(List<Problem> problems) implements Read<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
