package io.huiyin.processor.flow;

import io.huiyin.policy.PolicyRules;

/**
 * The rules that decide at a record's time.
 *
 * @param version the tenant's version; 0 is the built-in policy
 * @param rules one and the same object for one version, so that stages may key what they derive by its identity
 */
public record PolicyInForce(String tenant, int version, PolicyRules rules) {}
