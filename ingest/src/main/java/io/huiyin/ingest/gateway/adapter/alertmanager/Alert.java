package io.huiyin.ingest.gateway.adapter.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import io.huiyin.check.Problem;
import io.huiyin.ingest.gateway.adapter.Digest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One alert of a group.
 *
 * @param fingerprint identifies its labels
 * @param startsAt since when it fires: together with the fingerprint, one firing
 * @param endsAt empty while it fires
 * @param generatorUrl where it came from; may be empty
 */
record Alert(
        boolean isFiring,
        String fingerprint,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        Optional<Instant> endsAt,
        String generatorUrl) {
    /** What Go writes for a time that is not set. */
    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    /** What came of reading one. */
    sealed interface Read {
        record Sound(Alert alert) implements Read {}

        record Unsound(List<Problem> problems) implements Read {}
    }

    static Read of(JsonNode json) {
        var problems = new ArrayList<Problem>();
        var status = json.path("status").asText("");
        if (!status.equals("firing") && !status.equals("resolved")) {
            problems.add(new Problem("status", status, "firing or resolved"));
        }
        var labels = texts(json, "labels", problems);
        var annotations = texts(json, "annotations", problems);
        var startsAt = time(json, "startsAt", problems);
        if (startsAt.isEmpty()
                && problems.stream().noneMatch(problem -> problem.field().equals("startsAt"))) {
            problems.add(new Problem("startsAt", "", "given: since when the alert fires"));
        }
        var endsAt = time(json, "endsAt", problems);
        var fingerprint = json.path("fingerprint").asText("");
        if (labels.isEmpty() && fingerprint.isEmpty()) {
            problems.add(new Problem("labels", "", "an object with at least one label, or with a fingerprint"));
        }
        return problems.isEmpty()
                ? new Read.Sound(new Alert(
                        status.equals("firing"),
                        fingerprint.isEmpty() ? ofLabels(labels) : fingerprint,
                        labels,
                        annotations,
                        startsAt.orElseThrow(),
                        endsAt,
                        json.path("generatorURL").asText("")))
                : new Read.Unsound(problems);
    }

    /** Versions before 0.18 send no fingerprint; the labels are the identity that it stands for. */
    private static String ofLabels(Map<String, String> labels) {
        return Digest.hex(new TreeMap<>(labels)
                .entrySet().stream()
                        .flatMap(label -> List.of(label.getKey(), label.getValue()).stream())
                        .toArray(String[]::new));
    }

    private static Map<String, String> texts(JsonNode json, String field, List<Problem> problems) {
        var texts = new TreeMap<String, String>();
        var given = json.path(field);
        if (!given.isObject() && !given.isMissingNode() && !given.isNull()) {
            problems.add(new Problem(field, given.asText(), "an object of strings"));
        }
        given.properties().forEach(member -> {
            if (member.getValue().isTextual()) {
                texts.put(member.getKey(), member.getValue().textValue());
            } else {
                problems.add(new Problem(
                        field + "." + member.getKey(), member.getValue().toString(), "a string"));
            }
        });
        return texts;
    }

    private static Optional<Instant> time(JsonNode json, String field, List<Problem> problems) {
        var written = json.path(field).asText("");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant()).filter(time -> time.isAfter(NEVER));
        } catch (DateTimeException e) {
            problems.add(new Problem(field, written, "an RFC 3339 timestamp such as 2026-11-20T08:00:00.000Z"));
            return Optional.empty();
        }
    }
}
