package io.huiyin.ingest.importer.mapping;

import io.huiyin.ingest.importer.rows.Cells;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether a row is meant. */
sealed interface Condition {
    Condition ALWAYS = new All(List.of());

    boolean holds(Cells cells);

    /** The columns that it reads. */
    Set<String> columns();

    /** Something is there: the column is not blank. */
    record Filled(Template subject) implements Condition {
        @Override
        public boolean holds(Cells cells) {
            return subject.of(cells) instanceof Value.Given;
        }

        @Override
        public Set<String> columns() {
            return subject.columns();
        }
    }

    /** The column is one of these values, or none of them; a blank cell is the empty text. */
    record Among(Template subject, Set<String> values, boolean wanted) implements Condition {
        @Override
        public boolean holds(Cells cells) {
            var text = subject.of(cells) instanceof Value.Given given ? given.text() : "";
            return values.contains(text) == wanted;
        }

        @Override
        public Set<String> columns() {
            return subject.columns();
        }
    }

    /** Every one of them. */
    record All(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Cells cells) {
            return conditions.stream().allMatch(condition -> condition.holds(cells));
        }

        @Override
        public Set<String> columns() {
            var columns = new TreeSet<String>();
            conditions.forEach(condition -> columns.addAll(condition.columns()));
            return columns;
        }
    }
}
