package io.huiyin.processor.flow;

/** A classified report that was not seen before, with what the deduplicator says. */
public record Matched(Classified classified, Match match) implements CaseInput {}
