package io.huiyin.processor.flow;

/**
 * A valid report with its classification.
 *
 * @param folded title and text as they are compared, folded once for all stages
 */
public record Classified(Submitted submitted, Classification classification, String folded) {}
