package io.huiyin.ingest.gateway.adapter.cloudevents;

import io.huiyin.ingest.gateway.adapter.Adapter;
import io.huiyin.ingest.gateway.adapter.BatchReply;
import io.huiyin.ingest.gateway.adapter.Call;
import io.huiyin.ingest.gateway.adapter.ContentType;
import io.huiyin.ingest.gateway.adapter.Event;
import io.huiyin.ingest.gateway.adapter.Json;
import io.huiyin.ingest.gateway.adapter.ProblemJson;
import io.huiyin.ingest.gateway.adapter.Reading;
import io.huiyin.ingest.gateway.adapter.Refusal;
import io.huiyin.ingest.gateway.adapter.Reply;
import io.huiyin.ingest.gateway.adapter.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * CloudEvents 1.0.2, HTTP binding (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md). One
 * event is answered like one of the gateway's own; a batch is taken event by event.
 */
public final class CloudEventsAdapter implements Adapter {
    private static final String BATCH = "application/cloudevents-batch";
    private static final String STRUCTURED = "application/cloudevents";

    @Override
    public Reading read(Call call, Instant now) {
        var header = call.header("content-type").orElse("");
        var type = ContentType.of(header);
        if (!type.essence().startsWith(STRUCTURED)) {
            return BinaryMode.isMeant(call)
                    ? events(call, List.of(BinaryMode.read(call)), CloudEventsAdapter::single)
                    : new Reading.Refused(Refusal.of(
                            415,
                            "Content-Type is '" + header + "' and there are no ce- headers; it must be " + STRUCTURED
                                    + "+json, " + BATCH + "+json, or any type with the headers ce-specversion, ce-id,"
                                    + " ce-source and ce-type."));
        }
        var isBatch = type.essence().equals(BATCH + "+json");
        if (!isBatch && !type.essence().equals(STRUCTURED + "+json") || !type.isUtf8()) {
            return new Reading.Refused(Refusal.of(
                    415, "Content-Type is '" + header + "'; of the event formats, JSON in UTF-8 is read here."));
        }
        return switch (Json.parse(call.body())) {
            case Json.Parsed.Broken broken -> new Reading.Refused(Refusal.of(400, broken.detail()));
            case Json.Parsed.Value value -> {
                if (!isBatch) {
                    yield events(call, List.of(StructuredMode.read(value.json())), CloudEventsAdapter::single);
                }
                if (!value.json().isArray()) {
                    yield new Reading.Refused(Refusal.of(400, "The body is not a JSON array; a batch must be one."));
                }
                var all = new ArrayList<Understanding>();
                value.json().forEach(one -> all.add(StructuredMode.read(one)));
                yield events(call, all, BatchReply::of);
            }
        };
    }

    private static Reading events(Call call, List<Understanding> all, Reading.Answering answer) {
        return new Reading.Events(
                call.bearer(), all.stream().map(one -> event(call, one)).toList(), answer);
    }

    private static Event event(Call call, Understanding one) {
        return switch (one) {
            case Understanding.Sound sound -> Translator.event(sound.event(), call.tenant(), call.site());
            case Understanding.Unsound unsound -> Event.Wrong.fields(unsound.problems());
        };
    }

    private static Reply single(List<Result> results) {
        return switch (results.getFirst()) {
            case Result.Accepted accepted -> Reply.json(202, accepted.json());
            case Result.Refused refused -> ProblemJson.reply(refused.refusal());
        };
    }

    @Override
    public Reply refuse(Call call, Refusal refusal) {
        return ProblemJson.reply(refusal);
    }
}
