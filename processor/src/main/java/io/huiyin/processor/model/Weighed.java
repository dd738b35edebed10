package io.huiyin.processor.model;

/**
 * An n-gram and what it adds to a label.
 *
 * @param gram as people read it
 * @param weight what it adds to the label's score, all its occurrences together; scores are logarithms of odds, and below 0
 *     it speaks against the label
 */
public record Weighed(String gram, double weight) {}
