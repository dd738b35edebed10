package io.huiyin.standalone.cli;

import io.huiyin.ingest.client.Reply;
import java.io.PrintWriter;

/** Tells what the gateway said: what was accepted on stdout, what was not on stderr. */
record ReplyPrinter(PrintWriter out, PrintWriter err, boolean json) {

    /** Returns the exit code: 0 where it was accepted. */
    int print(Reply reply) {
        if (json) {
            out.println(Json.write(tree(reply)));
        } else {
            var where = reply instanceof Reply.Accepted ? out : err;
            reply.lines().forEach(where::println);
        }
        return reply instanceof Reply.Accepted ? 0 : 1;
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode tree(Reply reply) {
        return switch (reply) {
            case Reply.Accepted accepted ->
                Json.object()
                        .put("accepted", true)
                        .put("eventId", accepted.eventId())
                        .put("reference", accepted.reference())
                        .put("caseId", accepted.caseId())
                        .put("progress", accepted.statusUrl());
            case Reply.Refused refused -> {
                var tree = Json.object()
                        .put("accepted", false)
                        .put("eventId", refused.eventId())
                        .put("status", refused.status())
                        .put("detail", refused.detail());
                var errors = tree.putArray("errors");
                refused.errors().forEach(problem -> errors.addObject()
                        .put("field", problem.field())
                        .put("value", problem.value())
                        .put("expected", problem.expected()));
                yield tree;
            }
            case Reply.Unreachable gone ->
                Json.object()
                        .put("accepted", false)
                        .put("eventId", gone.eventId())
                        .put("detail", gone.detail());
        };
    }
}
