package io.huiyin.ingest.importer.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import java.util.List;
import java.util.Optional;

/**
 * One field of an event and how it is made.
 *
 * @param parent the field that it is inside of: {@code place}, {@code attributes}, {@code attachments}; empty for most
 * @param inList whether it is one element of the parent's list
 */
record FieldMapping(Optional<String> parent, String name, boolean inList, Expression expression) {

    /** Where it stands in the event, as in {@code place.latitude}. */
    String path() {
        return parent.map(outer -> inList ? outer : outer + "." + name).orElse(name);
    }

    /** Puts the value into the event; a blank one is left out, a wrong one is told. */
    void put(Value value, ObjectNode event, List<Problem> problems) {
        switch (value) {
            case Value.Empty empty -> {}
            case Value.Wrong wrong -> problems.add(new Problem(path(), wrong.given(), wrong.expected()));
            case Value.Given given -> put(given.text(), event);
        }
    }

    private void put(String text, ObjectNode event) {
        if (inList) {
            event.withArrayProperty(parent.orElseThrow()).add(text);
            return;
        }
        var holder = parent.map(event::withObjectProperty).orElse(event);
        if (expression instanceof NumberOf) {
            holder.put(name, Double.parseDouble(text));
        } else {
            holder.put(name, text);
        }
    }
}
