package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fills in what a producer may leave to the gateway, before the event is read by its schema. */
final class Preparation {
    private static final String CASE_ID = "caseId";

    private final ObjectNode json;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> settled = new HashSet<>();

    /** Works on a copy. */
    Preparation(ObjectNode json) {
        this.json = json.deepCopy();
    }

    ObjectNode json() {
        return json;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Whether a problem that was found later is worth telling: not where it only follows from one found here. */
    boolean isNews(Problem problem) {
        return !settled.contains(problem.field());
    }

    /** The identity: the event's own, else the header's, else a fresh one. Both and different is a problem. */
    void eventId(Optional<String> idempotencyKey, String fresh) {
        if (!isGiven("eventId")) {
            json.put("eventId", idempotencyKey.orElse(fresh));
            return;
        }
        var own = json.path("eventId");
        if (own.isTextual()
                && idempotencyKey.filter(key -> !key.equals(own.textValue())).isPresent()) {
            wrong(
                    "eventId",
                    own.textValue(),
                    "the same as the header Idempotency-Key, '" + idempotencyKey.get() + "', or left out");
        }
    }

    void submittedAt(Instant now) {
        if (!isGiven("submittedAt")) {
            json.put("submittedAt", now.toString());
        }
    }

    /** {@code caseId} in place of tenant, site and reference; where those are given too, they must agree. */
    void caseId() {
        var given = json.remove(CASE_ID);
        if (given == null || given.isNull()) {
            return;
        }
        var caseId = given.isTextual() ? CaseId.parse(given.textValue()) : Optional.<CaseId>empty();
        if (caseId.isEmpty()) {
            wrong(CASE_ID, given.asText(), "tenant.site.reference, such as acme.north-mine.4F7K-9QX2-M3TD");
            settled.addAll(List.of("tenant", "site", "reference"));
            return;
        }
        agree("tenant", caseId.get().tenant());
        agree("site", caseId.get().site());
        reference("reference");
        agree("reference", caseId.get().reference());
    }

    private void agree(String field, String ofCaseId) {
        if (isGiven(field) && !json.path(field).asText().equals(ofCaseId)) {
            wrong(field, json.path(field).asText(), "'" + ofCaseId + "' as in " + CASE_ID + ", or left out");
        }
        json.put(field, ofCaseId);
    }

    /** A reference as it was said becomes the one that travels; what cannot be one is left for the check to refuse. */
    void reference(String field) {
        var said = json.path(field);
        if (said.isTextual()) {
            Reference.parse(said.textValue()).ifPresent(reference -> json.put(field, reference));
        }
    }

    private boolean isGiven(String field) {
        JsonNode value = json.path(field);
        return !value.isMissingNode() && !value.isNull();
    }

    private void wrong(String field, String value, String expected) {
        problems.add(new Problem(field, value, expected));
        settled.add(field);
    }
}
