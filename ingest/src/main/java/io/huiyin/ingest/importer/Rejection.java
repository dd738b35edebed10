package io.huiyin.ingest.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import java.util.List;

/**
 * A row that was not imported, and why.
 *
 * @param line the line of the file on which it starts, from 1
 */
public record Rejection(long line, List<Problem> problems) {
    public Rejection {
        problems = List.copyOf(problems);
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
