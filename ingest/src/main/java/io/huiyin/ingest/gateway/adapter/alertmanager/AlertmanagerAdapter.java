package io.huiyin.ingest.gateway.adapter.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import io.huiyin.check.Problem;
import io.huiyin.ingest.gateway.adapter.Adapter;
import io.huiyin.ingest.gateway.adapter.BatchReply;
import io.huiyin.ingest.gateway.adapter.Call;
import io.huiyin.ingest.gateway.adapter.Event;
import io.huiyin.ingest.gateway.adapter.Json;
import io.huiyin.ingest.gateway.adapter.ProblemJson;
import io.huiyin.ingest.gateway.adapter.Reading;
import io.huiyin.ingest.gateway.adapter.Refusal;
import io.huiyin.ingest.gateway.adapter.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Alertmanager's webhook, version 4 (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config). It sends a group again
 * on 429 and 5xx only, so the answer is one of these as long as one alert of the group may still be taken.
 */
public final class AlertmanagerAdapter implements Adapter {
    private static final String VERSION = "4";

    @Override
    public Reading read(Call call, Instant now) {
        return switch (Json.parse(call.body())) {
            case Json.Parsed.Broken broken -> new Reading.Refused(Refusal.of(400, broken.detail()));
            case Json.Parsed.Value value -> group(call, value.json(), now);
        };
    }

    private static Reading group(Call call, JsonNode group, Instant now) {
        var problems = new ArrayList<Problem>();
        if (!group.isObject()) {
            problems.add(
                    new Problem("body", group.toString(), "a JSON object as Alertmanager's webhook_configs sends it"));
        } else {
            var version = group.path("version").asText("");
            if (!version.equals(VERSION)) {
                problems.add(new Problem("version", version, "'" + VERSION + "', Alertmanager's own"));
            }
            if (!group.path("alerts").isArray()) {
                problems.add(new Problem("alerts", group.path("alerts").asText(), "an array of alerts"));
            }
        }
        if (!problems.isEmpty()) {
            return new Reading.Refused(Refusal.fields(400, problems));
        }
        var events = new ArrayList<Event>();
        for (var alert : group.path("alerts")) {
            var place = "alerts[" + events.size() + "].";
            events.add(
                    switch (Alert.of(alert)) {
                        case Alert.Read.Sound sound ->
                            Translator.event(sound.alert(), place, call.tenant(), call.site(), now);
                        case Alert.Read.Unsound unsound -> Event.Wrong.fields(prefixed(place, unsound.problems()));
                    });
        }
        return new Reading.Events(call.bearer(), events, BatchReply::of);
    }

    private static List<Problem> prefixed(String place, List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem(place + problem.field(), problem.value(), problem.expected()))
                .toList();
    }

    @Override
    public Reply refuse(Call call, Refusal refusal) {
        return ProblemJson.reply(refusal);
    }
}
