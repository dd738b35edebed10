package io.huiyin.ingest.gateway.adapter;

import java.util.List;
import java.util.Optional;

/** What came of reading a request. */
public sealed interface Reading {

    /**
     * It speaks of events.
     *
     * @param key the secret that was shown; empty where none was
     */
    record Events(Optional<String> key, List<Event> events) implements Reading {}

    /** It cannot be read as a whole. */
    record Refused(Refusal refusal) implements Reading {}
}
