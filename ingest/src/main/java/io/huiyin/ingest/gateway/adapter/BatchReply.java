package io.huiyin.ingest.gateway.adapter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Puts the results of several events into one answer for senders that look at its status only: 202 where all were accepted;
 * a status that asks for the same again where that may help one of them, since those that were accepted are known by their
 * identity; 207 where some were refused for good; their common status, or 422, where all were.
 */
public final class BatchReply {
    private BatchReply() {}

    /** The answer. */
    public static Reply of(List<Result> results) {
        int accepted =
                (int) results.stream().filter(Result.Accepted.class::isInstance).count();
        var later = later(results);
        int status = later.map(Refusal::status)
                .orElse(accepted == results.size() ? 202 : accepted > 0 ? 207 : common(results));
        var body = status < 300
                ? JsonNodeFactory.instance.objectNode()
                : ProblemJson.of(status, detail(later, results.size(), accepted), List.of());
        body.put("accepted", accepted).put("refused", results.size() - accepted);
        var items = body.putArray("items");
        for (int i = 0; i < results.size(); i++) {
            items.add(item(i, results.get(i)));
        }
        return Reply.of(status, status < 300 ? "application/json" : ProblemJson.TYPE, body.toString())
                .retryAfter(later.flatMap(Refusal::retryAfter));
    }

    private static String detail(Optional<Refusal> later, int all, int accepted) {
        return later.map(refusal -> accepted + " of " + all
                        + " events were accepted, the others not yet; send the same again. " + refusal.detail())
                .orElse("None of the " + all + " events was accepted; see items.");
    }

    private static ObjectNode item(int index, Result result) {
        var item = JsonNodeFactory.instance.objectNode().put("index", index).put("status", result.status());
        switch (result) {
            case Result.Accepted accepted -> item.setAll(accepted.json());
            case Result.Refused refused ->
                item.set(
                        "problem",
                        ProblemJson.of(
                                refused.refusal().status(),
                                refused.refusal().detail(),
                                refused.refusal().problems()));
        }
        return item;
    }

    private static Optional<Refusal> later(List<Result> results) {
        return results.stream()
                .filter(Result.Refused.class::isInstance)
                .map(result -> ((Result.Refused) result).refusal())
                .filter(Refusal::isForLater)
                .findFirst();
    }

    private static int common(List<Result> results) {
        var statuses = results.stream().map(Result::status).distinct().toList();
        return statuses.size() == 1 ? statuses.getFirst() : 422;
    }
}
