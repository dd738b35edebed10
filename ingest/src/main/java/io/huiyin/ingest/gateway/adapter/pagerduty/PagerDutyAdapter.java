package io.huiyin.ingest.gateway.adapter.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import io.huiyin.ingest.gateway.adapter.Adapter;
import io.huiyin.ingest.gateway.adapter.Call;
import io.huiyin.ingest.gateway.adapter.Json;
import io.huiyin.ingest.gateway.adapter.Reading;
import io.huiyin.ingest.gateway.adapter.Refusal;
import io.huiyin.ingest.gateway.adapter.Reply;
import io.huiyin.ingest.gateway.adapter.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /v2/enqueue} of PagerDuty's Events API v2 (https://developer.pagerduty.com/docs/events-api-v2-overview), with its answers:
 * 202, 400, 429 and 5xx. The type of the content is not asked for, as many a script leaves it to curl.
 */
public final class PagerDutyAdapter implements Adapter {
    /** "Events API payloads are limited to 512 KB." */
    private static final int MOST_BYTES = 512 * 1024;

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public Reading read(Call call, Instant now) {
        return switch (Json.parse(call.body())) {
            case Json.Parsed.Broken broken -> new Reading.Refused(Refusal.of(400, broken.detail()));
            case Json.Parsed.Value value -> {
                if (!(value.json() instanceof ObjectNode json)) {
                    yield new Reading.Refused(Refusal.of(400, "The body is not a JSON object; it must be one event."));
                }
                yield switch (Enqueued.read(json, call.freshId())) {
                    case Enqueued.Read.Unsound unsound -> new Reading.Refused(Refusal.fields(400, unsound.problems()));
                    case Enqueued.Read.Sound sound -> events(call, sound.event(), now);
                };
            }
        };
    }

    private static Reading events(Call call, Enqueued event, Instant now) {
        return new Reading.Events(
                Optional.of(event.routingKey()),
                List.of(Translator.event(event, call.tenant(), call.site(), now)),
                results -> switch (results.getFirst()) {
                    case Result.Accepted _accepted ->
                        Reply.json(202, body("success", "Event processed").put("dedup_key", event.dedupKey()));
                    case Result.Refused refused -> refusal(refused.refusal());
                });
    }

    @Override
    public Reply refuse(Call call, Refusal refusal) {
        return refusal(refusal);
    }

    private static Reply refusal(Refusal refusal) {
        var isThrottled = refusal.status() == 429;
        var isLater = refusal.isForLater();
        int status = isLater || refusal.status() == 413 ? refusal.status() : 400;
        var body = isThrottled
                ? body("throttle exceeded", "Requests for this service are arriving too quickly.  Please retry later.")
                : isLater
                        ? body("unavailable", "Please retry later.")
                        : body("invalid event", "Event object is invalid");
        var errors = body.putArray("errors");
        if (refusal.problems().isEmpty()) {
            errors.add(refusal.detail());
        }
        refusal.problems().stream().map(PagerDutyAdapter::named).forEach(problem -> errors.add(problem.sentence()));
        return Reply.json(status, body).retryAfter(refusal.retryAfter());
    }

    private static Problem named(Problem problem) {
        return problem.field().equals("key")
                ? new Problem("routing_key", problem.value(), problem.expected())
                : problem;
    }

    private static ObjectNode body(String status, String message) {
        return JsonNodeFactory.instance.objectNode().put("status", status).put("message", message);
    }
}
