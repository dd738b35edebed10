package io.huiyin.ingest.gateway.adapter;

import java.util.List;
import java.util.Optional;

/** What came of reading a request. */
public sealed interface Reading {

    /**
     * It speaks of events.
     *
     * @param key the secret that was shown; empty where none was
     * @param answer what to say when it is known what became of each
     */
    record Events(Optional<String> key, List<Event> events, Answering answer) implements Reading {}

    /** How results are said. */
    @FunctionalInterface
    interface Answering {
        /** The answer to these results, which are in the order of the events. */
        Reply to(List<Result> results);
    }

    /** It cannot be read as a whole. */
    record Refused(Refusal refusal) implements Reading {}
}
