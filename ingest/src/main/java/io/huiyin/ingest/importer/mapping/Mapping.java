package io.huiyin.ingest.importer.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a file becomes events: one mapping file, parsed and whole.
 *
 * @param shape how the rows are written and in which order they are meant
 * @param report the report that a row tells of, if any
 * @param actions what a row tells was done, in this order
 */
public record Mapping(Shape shape, Optional<EventMapping> report, List<ActionMapping> actions) {

    /** One sort of event: for which rows, and how its fields are made. */
    record EventMapping(Condition when, List<FieldMapping> fields) {
        /** How this field is made; empty where it is not. */
        Optional<Expression> field(String name) {
            return fields.stream()
                    .filter(field -> field.path().equals(name))
                    .map(FieldMapping::expression)
                    .findFirst();
        }

        private Set<String> columns() {
            var columns = new TreeSet<>(when.columns());
            fields.forEach(field -> columns.addAll(field.expression().columns()));
            return columns;
        }
    }

    /**
     * One thing done.
     *
     * @param about the {@code eventId} of the report whose case it was done to; empty where the reference itself is mapped
     */
    record ActionMapping(EventMapping event, Optional<Expression> about) {}

    /** Every column that is read. */
    public Set<String> columns() {
        var columns = new TreeSet<>(shape.columns());
        report.ifPresent(event -> columns.addAll(event.columns()));
        for (var action : actions) {
            columns.addAll(action.event().columns());
            action.about().ifPresent(about -> columns.addAll(about.columns()));
        }
        return columns;
    }
}
