package io.huiyin.ingest.gateway.adapter.alertmanager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.EventCheck;
import io.huiyin.ingest.gateway.adapter.Event;
import io.huiyin.ingest.gateway.adapter.FieldNames;
import io.huiyin.ingest.gateway.adapter.Severities;
import io.huiyin.ingest.gateway.adapter.Text;
import io.huiyin.topic.Reference;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a report of an alert that fires, and the resolution of its case of one that does no more. */
final class Translator {
    private static final String ACTOR = "alertmanager";
    private static final List<String> TITLES = List.of("summary", "title");
    private static final List<String> TEXTS = List.of("description", "message");

    private Translator() {}

    static Event event(Alert alert, String place, String tenant, String site, Instant now) {
        var names = new FieldNames(
                place,
                Map.of(
                        "eventId", place + "fingerprint",
                        "dedupKey", place + "fingerprint",
                        "occurredAt", place + (alert.isFiring() ? "startsAt" : "endsAt")));
        return alert.isFiring()
                ? new Event.Told(Event.Sort.REPORT, report(alert, tenant, site, now), names)
                : new Event.Told(Event.Sort.ACTION, resolution(alert, tenant, site, now), names);
    }

    /** One firing: the same alert that fires again later is another. */
    static String identity(Alert alert) {
        return "alertmanager " + alert.fingerprint() + " " + alert.startsAt();
    }

    private static ObjectNode report(Alert alert, String tenant, String site, Instant now) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("eventId", identity(alert))
                .put("dedupKey", identity(alert))
                .put("tenant", tenant)
                .put("site", site)
                .put("channel", "API")
                .put("kind", "INCIDENT");
        happened(json, alert.startsAt(), now);
        json.put("title", Text.line(title(alert), EventCheck.LONGEST_TITLE));
        json.put("text", Text.lines(text(alert), EventCheck.LONGEST_TEXT));
        json.put(
                "severity",
                Severities.of(alert.labels().getOrDefault("severity", "")).name());
        var attributes = new LinkedHashMap<>(alert.labels());
        attributes.putIfAbsent("generatorURL", alert.generatorUrl());
        Text.attributes(attributes, json.putObject("attributes")::put);
        return json;
    }

    private static ObjectNode resolution(Alert alert, String tenant, String site, Instant now) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("eventId", "resolved " + identity(alert))
                .put("tenant", tenant)
                .put("site", site)
                .put("reference", Reference.ofKey(tenant, identity(alert)))
                .put("action", "RESOLVE")
                .put("actor", ACTOR)
                .put("text", "The alert fires no more.");
        alert.endsAt().ifPresent(end -> happened(json, end, now));
        return json;
    }

    /** A monitor's clock that is wrong must not turn the alarm away. */
    private static void happened(ObjectNode json, Instant at, Instant now) {
        if (!at.isAfter(now.plus(EventCheck.CLOCK_SKEW)) && !at.isBefore(EventCheck.EARLIEST)) {
            json.put("occurredAt", at.toString());
        }
    }

    private static String title(Alert alert) {
        return first(alert.annotations(), TITLES).orElseGet(() -> Stream.of("alertname", "instance")
                .flatMap(label -> Text.given(alert.labels().getOrDefault(label, "")).stream())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" on "), found -> found.isEmpty() ? "alert" : found)));
    }

    private static String text(Alert alert) {
        return Stream.concat(
                        first(alert.annotations(), TEXTS).stream(),
                        Stream.of(alert.labels().entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> first(Map<String, String> annotations, List<String> names) {
        return names.stream()
                .flatMap(name -> Text.given(annotations.getOrDefault(name, "")).stream())
                .findFirst();
    }
}
