package io.huiyin.ingest.gateway.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.topic.CaseId;
import java.util.Optional;

/** What became of one event. */
public sealed interface Result {

    /**
     * The broker has it.
     *
     * @param caseId the case, or for a report its own id, which leads to the case that it joined
     * @param json what the gateway's own answer says
     */
    record Accepted(Optional<CaseId> caseId, ObjectNode json) implements Result {}

    /** It was not taken, or nobody knows. */
    record Refused(Refusal refusal) implements Result {}

    default int status() {
        return switch (this) {
            case Accepted _accepted -> 202;
            case Refused refused -> refused.refusal().status();
        };
    }
}
