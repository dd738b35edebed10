package io.huiyin.processor.flow;

/** A valid report with its classification. */
public record Classified(Submitted submitted, Classification classification) {}
