package io.huiyin.learn.corrections;

import java.util.Locale;

/** Who said of two reports that they are the same or not, in falling order of how much it weighs. */
enum Source {
    /** Staff merged the two cases. */
    MERGE,
    /** Staff merged the two cases, which had been suggested to them. */
    SUGGESTION,
    /** Staff split the one from the other. */
    SPLIT,
    /** Nobody: they were put together by their likeness, and staff left it alone. */
    LEFT_ALONE;

    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean weak() {
        return this == LEFT_ALONE;
    }
}
