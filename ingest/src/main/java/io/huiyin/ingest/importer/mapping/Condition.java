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
            return values.contains(text(subject, cells)) == wanted;
        }

        @Override
        public Set<String> columns() {
            return subject.columns();
        }
    }

    /** The column was one of these values in the row before of the same group, or none of them; before the first it was blank. */
    record Was(Template subject, Set<String> values, boolean wanted) implements Condition {
        @Override
        public boolean holds(Cells cells) {
            return values.contains(before(subject, cells)) == wanted;
        }

        @Override
        public Set<String> columns() {
            return subject.columns();
        }
    }

    /** The column is another than in the row before of the same group, or is the same. */
    record Changed(Template subject, boolean wanted) implements Condition {
        @Override
        public boolean holds(Cells cells) {
            return !text(subject, cells).equals(before(subject, cells)) == wanted;
        }

        @Override
        public Set<String> columns() {
            return subject.columns();
        }
    }

    /** Two columns say the same. */
    record Same(Template subject, Template other) implements Condition {
        @Override
        public boolean holds(Cells cells) {
            return text(subject, cells).equals(text(other, cells));
        }

        @Override
        public Set<String> columns() {
            var columns = new TreeSet<>(subject.columns());
            columns.addAll(other.columns());
            return columns;
        }
    }

    /** It is the first row of its group, or a later one. */
    record First(boolean wanted) implements Condition {
        @Override
        public boolean holds(Cells cells) {
            return cells.before().isEmpty() == wanted;
        }

        @Override
        public Set<String> columns() {
            return Set.of();
        }
    }

    private static String text(Template subject, Cells cells) {
        return subject.of(cells) instanceof Value.Given given ? given.text() : "";
    }

    private static String before(Template subject, Cells cells) {
        return cells.before().map(earlier -> text(subject, earlier)).orElse("");
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
