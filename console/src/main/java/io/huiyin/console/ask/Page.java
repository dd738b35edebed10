package io.huiyin.console.ask;

import java.util.Optional;

/**
 * A part of a list.
 *
 * @param after the place after which it begins; the list's start where empty
 * @param limit the most rows, 1 to 200
 */
public record Page(Optional<Cursor> after, int limit) {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    static Page read(Parameters parameters) {
        var token = parameters.text("after", 500);
        var after = token.flatMap(Cursor::parse);
        if (token.isPresent() && after.isEmpty()) {
            parameters.refuse("after", token.get(), "the value of 'next' in the page before");
        }
        return new Page(after, parameters.number("limit", 1, MOST, USUAL));
    }
}
