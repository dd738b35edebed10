package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts outcomes into one answer. A single event has its own status. A batch is 202 where all were accepted, 207 with a
 * status each (RFC 4918, section 13) where some were, and a problem where none was: of their common status, else 503
 * where sending again may help, else 422.
 */
final class Reply {
    private static final int MOST_ERRORS = 100;

    private Reply() {}

    static Answer single(Outcome outcome, URI console) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> {
                var answer = Answer.json(202, accepted.address().json(console));
                yield accepted.address()
                        .link(console)
                        .map(link -> answer.with("Location", link))
                        .orElse(answer);
            }
            case Outcome.Refused refused -> {
                var answer = Answer.problem(refused.status(), refused.detail(), refused.problems());
                refused.eventId().ifPresent(id -> answer.body().put("eventId", id));
                yield refused.status() == 503 ? answer.retryAfter(Reception.WAIT_WHEN_DOWN) : answer;
            }
        };
    }

    static Answer batch(List<Outcome> outcomes, URI console) {
        long accepted =
                outcomes.stream().filter(Outcome.Accepted.class::isInstance).count();
        var answer = accepted > 0
                ? Answer.json(accepted == outcomes.size() ? 202 : 207, JsonNodeFactory.instance.objectNode())
                : Answer.problem(
                        statusOfNone(outcomes),
                        "None of the " + outcomes.size() + " events was accepted; see items.",
                        errors(outcomes));
        var body = answer.body().put("accepted", accepted).put("refused", outcomes.size() - accepted);
        var items = body.putArray("items");
        for (int i = 0; i < outcomes.size(); i++) {
            items.add(item(i, outcomes.get(i), console));
        }
        var someMayComeAgain = outcomes.stream().anyMatch(outcome -> outcome.status() == 503);
        return someMayComeAgain ? answer.retryAfter(Reception.WAIT_WHEN_DOWN) : answer;
    }

    private static ObjectNode item(int index, Outcome outcome, URI console) {
        var item = JsonNodeFactory.instance.objectNode().put("index", index).put("status", outcome.status());
        switch (outcome) {
            case Outcome.Accepted accepted -> item.setAll(accepted.address().json(console));
            case Outcome.Refused refused -> {
                refused.eventId().ifPresent(id -> item.put("eventId", id));
                item.set("problem", Answer.problemBody(refused.status(), refused.detail(), refused.problems()));
            }
        }
        return item;
    }

    private static int statusOfNone(List<Outcome> outcomes) {
        var statuses = outcomes.stream().map(Outcome::status).collect(Collectors.toSet());
        if (statuses.size() == 1) {
            return statuses.iterator().next();
        }
        return statuses.contains(503) ? 503 : 422;
    }

    /** The problems of all events, each field with the place of its event in front. */
    private static List<Problem> errors(List<Outcome> outcomes) {
        var errors = new ArrayList<Problem>();
        for (int i = 0; i < outcomes.size() && errors.size() < MOST_ERRORS; i++) {
            if (outcomes.get(i) instanceof Outcome.Refused refused) {
                for (var problem : refused.problems()) {
                    errors.add(new Problem("[" + i + "]." + problem.field(), problem.value(), problem.expected()));
                }
            }
        }
        return errors;
    }
}
