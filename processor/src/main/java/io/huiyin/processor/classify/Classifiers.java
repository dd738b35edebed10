package io.huiyin.processor.classify;

import io.huiyin.policy.ClassifyRules;
import io.huiyin.policy.PolicyRules;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The classifiers in use, each built once. Tenants whose policies extend one template without rules of their own share one:
 * an installation may have tens of thousands of them. Forgets everything when it holds too much; what is in use comes back.
 */
final class Classifiers {
    private static final int MOST = 10_000;

    private final IdentityHashMap<PolicyRules, Classifier> byPolicy = new IdentityHashMap<>();
    private final Map<What, Classifier> byRules = new HashMap<>();

    /** All that a classifier is made of. */
    private record What(ClassifyRules rules, Set<String> confidentialCategories) {}

    Classifier of(PolicyRules rules) {
        var known = byPolicy.get(rules);
        return known == null ? learn(rules) : known;
    }

    private Classifier learn(PolicyRules rules) {
        if (byPolicy.size() >= MOST) {
            byPolicy.clear();
            byRules.clear();
        }
        var classifier = byRules.computeIfAbsent(
                new What(rules.classify(), rules.confidential().categories()),
                what -> new Classifier(what.rules(), what.confidentialCategories()));
        byPolicy.put(rules, classifier);
        return classifier;
    }
}
