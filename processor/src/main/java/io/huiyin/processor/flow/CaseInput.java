package io.huiyin.processor.flow;

/** What the cases stage takes in. */
public sealed interface CaseInput permits Matched, Addressed, Ticked {}
