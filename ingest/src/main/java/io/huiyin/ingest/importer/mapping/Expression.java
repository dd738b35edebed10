package io.huiyin.ingest.importer.mapping;

import io.huiyin.ingest.importer.rows.Cells;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How one field of an event is made from a row. */
sealed interface Expression
        permits Expression.Choice,
                Expression.First,
                Expression.Guarded,
                Expression.Shortened,
                NumberOf,
                SlugOf,
                Template,
                TimeOf {

    /** What it makes of this row. */
    Value of(Cells cells);

    /** The columns that it reads. */
    Set<String> columns();

    /** Looks a value up. One that is not listed is wrong; an {@code otherwise} takes it, and the blank one too. */
    record Choice(Expression from, Map<String, String> map, Expression otherwise) implements Expression {
        @Override
        public Value of(Cells cells) {
            return from.of(cells).then(text -> chosen(text, cells)).or(() -> otherwise.of(cells));
        }

        @Override
        public Set<String> columns() {
            return union(Stream.of(from, otherwise));
        }

        private Value chosen(String text, Cells cells) {
            var mapped = map.get(text);
            if (mapped != null) {
                return Value.of(mapped);
            }
            return otherwise
                    .of(cells)
                    .or(() -> new Value.Wrong(text, "one of " + String.join(", ", new TreeSet<>(map.keySet()))));
        }
    }

    /** The first of several that is not empty. */
    record First(List<Expression> candidates) implements Expression {
        @Override
        public Value of(Cells cells) {
            Value found = Value.EMPTY;
            for (var candidate : candidates) {
                found = found.or(() -> candidate.of(cells));
            }
            return found;
        }

        @Override
        public Set<String> columns() {
            return union(candidates.stream());
        }
    }

    /** Empty unless a condition holds. */
    record Guarded(Condition when, Expression inner) implements Expression {
        @Override
        public Value of(Cells cells) {
            return when.holds(cells) ? inner.of(cells) : Value.EMPTY;
        }

        @Override
        public Set<String> columns() {
            var columns = new TreeSet<>(inner.columns());
            columns.addAll(when.columns());
            return columns;
        }
    }

    /** Cut to so many characters (code points); the last one is then an ellipsis. */
    record Shortened(Expression inner, int limit) implements Expression {
        @Override
        public Value of(Cells cells) {
            return inner.of(cells).then(text -> new Value.Given(cut(text)));
        }

        @Override
        public Set<String> columns() {
            return inner.columns();
        }

        private String cut(String text) {
            return text.codePointCount(0, text.length()) <= limit
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
        }
    }

    private static Set<String> union(Stream<Expression> parts) {
        var columns = new TreeSet<String>();
        parts.forEach(part -> columns.addAll(part.columns()));
        return columns;
    }
}
