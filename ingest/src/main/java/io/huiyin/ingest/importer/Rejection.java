package io.huiyin.ingest.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row that was not imported, and why.
 *
 * @param line the line of the file on which it starts, from 1
 */
public record Rejection(long line, List<Problem> problems) {
    public Rejection {
        problems = List.copyOf(problems);
    }

    /** In one sentence which line, and what is wrong with it. */
    @Override
    public String toString() {
        return "line " + line + ": " + problems.stream().map(Problem::sentence).collect(Collectors.joining("; "));
    }

    /** One line of the file of rejected rows. */
    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode().put("line", line);
        var errors = json.putArray("errors");
        for (var problem : problems) {
            errors.addObject()
                    .put("field", problem.field())
                    .put("value", problem.value())
                    .put("expected", problem.expected())
                    .put("detail", problem.sentence());
        }
        return json;
    }
}
