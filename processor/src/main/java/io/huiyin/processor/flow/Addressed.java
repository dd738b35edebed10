package io.huiyin.processor.flow;

/** What is addressed to a case by a reference. */
public sealed interface Addressed extends CaseInput permits Acted, Voted {

    Origin origin();

    PolicyInForce policy();
}
