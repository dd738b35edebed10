package io.huiyin.ingest.gateway.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import java.util.List;

/** One of the events that a request speaks of. */
public sealed interface Event {

    /** Which of the gateway's entrances an event goes in by. */
    enum Sort {
        REPORT,
        ACTION,
        VOTE
    }

    /**
     * It was understood.
     *
     * @param json in the house's own form, not checked yet
     * @param names what its fields are called by who sent it
     */
    record Told(Sort sort, ObjectNode json, FieldNames names) implements Event {}

    /** It was not, and why; the others of the request may be. */
    record Wrong(int status, String detail, List<Problem> problems) implements Event {

        /** Fields are wrong. */
        public static Wrong fields(List<Problem> problems) {
            return new Wrong(422, Refusal.sentence(problems), problems);
        }
    }
}
