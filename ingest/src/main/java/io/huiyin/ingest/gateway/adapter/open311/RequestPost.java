package io.huiyin.ingest.gateway.adapter.open311;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.huiyin.ingest.gateway.adapter.Adapter;
import io.huiyin.ingest.gateway.adapter.Call;
import io.huiyin.ingest.gateway.adapter.ContentType;
import io.huiyin.ingest.gateway.adapter.Reading;
import io.huiyin.ingest.gateway.adapter.Refusal;
import io.huiyin.ingest.gateway.adapter.Reply;
import io.huiyin.ingest.gateway.adapter.Result;
import io.huiyin.topic.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code POST requests.xml} and {@code requests.json} of GeoReport v2 (https://wiki.open311.org/GeoReport_v2/#post-service-request). */
public final class RequestPost implements Adapter {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ROOT = "service_requests";

    private final GeoFormat format;

    public RequestPost(GeoFormat format) {
        this.format = format;
    }

    @Override
    public Reading read(Call call, Instant now) {
        var header = call.header("content-type").orElse("");
        var type = ContentType.of(header);
        if (!type.essence().equals(FORM) || !type.isUtf8()) {
            return new Reading.Refused(
                    Refusal.of(415, "Content-Type is '" + header + "'; it must be " + FORM + "; charset=utf-8."));
        }
        return switch (Form.parse(call.body())) {
            case Form.Read.Unsound unsound -> new Reading.Refused(Refusal.fields(400, unsound.problems()));
            case Form.Read.Sound sound -> events(call, sound.form());
        };
    }

    private Reading events(Call call, Form form) {
        var jurisdiction =
                form.text("jurisdiction_id").filter(id -> !Jurisdiction.of(call).contains(id));
        if (jurisdiction.isPresent()) {
            return new Reading.Refused(Jurisdiction.unknown(call, jurisdiction.get()));
        }
        var problems = Translator.problems(form);
        if (!problems.isEmpty()) {
            return new Reading.Refused(Refusal.fields(400, problems));
        }
        return new Reading.Events(
                form.text("api_key"),
                List.of(Translator.event(form, call.tenant(), call.site(), idempotencyKey(call))),
                results -> answer(form, results.getFirst()));
    }

    private Reply answer(Form form, Result result) {
        return switch (result) {
            case Result.Refused refused -> format.refuse(refused.refusal());
            case Result.Accepted accepted -> {
                var requests = JsonNodeFactory.instance.arrayNode();
                requests.addObject()
                        .put(
                                "service_request_id",
                                accepted.caseId().map(CaseId::reference).orElse(""))
                        .put("service_notice", "")
                        .put("account_id", form.text("account_id").orElse(null));
                yield format.reply(200, ROOT, requests);
            }
        };
    }

    /** GeoReport has no way to send a request twice safely, so the gateway's own header is taken, with or without its quotes. */
    private static Optional<String> idempotencyKey(Call call) {
        return call.header("idempotency-key").map(key -> key.strip().replaceFirst("^\"(.*)\"$", "$1"));
    }

    @Override
    public Reply refuse(Call call, Refusal refusal) {
        return format.refuse(refusal);
    }
}
