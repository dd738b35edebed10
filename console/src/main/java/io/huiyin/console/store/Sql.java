package io.huiyin.console.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A statement in the making: constant text with question marks, and the values that stand for them. */
final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Sql(String text, Object... values) {
        add(text, values);
    }

    /** Adds text that is our own, never somebody's input, and the values for its question marks. */
    Sql add(String more, Object... moreValues) {
        text.append(more).append('\n');
        values.addAll(Arrays.asList(moreValues));
        return this;
    }

    /** Adds {@code and column in (…)}; nothing where there is nothing to choose from. */
    <E extends Enum<E>> Sql addAnyOf(String column, Collection<E> symbols) {
        if (!symbols.isEmpty()) {
            var marks = symbols.stream().map(symbol -> "?").collect(Collectors.joining(", "));
            text.append("and ").append(column).append(" in (").append(marks).append(")\n");
            symbols.forEach(symbol -> values.add(symbol.name()));
        }
        return this;
    }

    String text() {
        return text.toString();
    }

    List<Object> values() {
        return values;
    }
}
