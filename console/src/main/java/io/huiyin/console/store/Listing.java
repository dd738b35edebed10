package io.huiyin.console.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.console.ask.Cursor;
import io.huiyin.console.ask.Page;
import java.util.List;
import java.util.function.Function;

/** One page of a list as it is answered: {@code items}, and {@code next} where there is more. */
final class Listing {
    private Listing() {}

    /** The page out of rows that were read with one more than the limit, which tells whether there is more. */
    static ObjectNode of(List<ObjectNode> rows, Page page, Function<ObjectNode, Cursor> place) {
        var answer = JsonNodeFactory.instance.objectNode();
        boolean more = rows.size() > page.limit();
        var shown = more ? rows.subList(0, page.limit()) : rows;
        answer.putArray("items").addAll(shown);
        answer.put("next", more ? place.apply(shown.getLast()).token() : null);
        return answer;
    }
}
