package io.huiyin.ingest.importer.mapping;

import io.huiyin.ingest.importer.rows.Cells;
import java.util.Set;
import java.util.regex.Pattern;

/** A number with a decimal point. */
record NumberOf(Expression inner) implements Expression {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,15}(\\.\\d{1,20})?([eE][-+]?\\d{1,2})?");

    @Override
    public Value of(Cells cells) {
        return inner.of(cells)
                .then(text -> NUMBER.matcher(text).matches()
                        ? new Value.Given(text)
                        : new Value.Wrong(text, "a number such as 42.3594"));
    }

    @Override
    public Set<String> columns() {
        return inner.columns();
    }
}
