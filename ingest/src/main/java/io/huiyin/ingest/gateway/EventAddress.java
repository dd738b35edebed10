package io.huiyin.ingest.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Reference;
import java.net.URI;
import java.util.Optional;

/**
 * Where to look for what was accepted.
 *
 * @param eventId the identity under which it may be sent again
 * @param caseId the case's id, or for a report its own, which leads to the case; empty where the event is about none
 * @param path on the console, below {@code /v1/}, to be followed by the case's id
 */
record EventAddress(String eventId, String tenant, Optional<CaseId> caseId, String path) {

    /** What the answer says: the identity, the reference as it is and as it is said, the case and a link to follow. */
    ObjectNode json(URI console) {
        var json = JsonNodeFactory.instance.objectNode().put("eventId", eventId);
        caseId.ifPresent(id -> json.put("reference", id.reference())
                .put("spokenReference", Reference.spoken(id.reference()))
                .put("caseId", id.toString()));
        link(console).ifPresent(link -> json.put("statusUrl", link));
        return json;
    }

    Optional<String> link(URI console) {
        var base = console.toString().replaceAll("/+$", "");
        return caseId.map(id -> base + "/v1/" + path + "/" + id);
    }
}
