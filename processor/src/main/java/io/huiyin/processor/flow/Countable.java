package io.huiyin.processor.flow;

/** What the counting stages take in: changes, and time. */
public sealed interface Countable permits CaseChange, Ticked {}
