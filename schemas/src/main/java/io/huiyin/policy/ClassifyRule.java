package io.huiyin.policy;

import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import java.util.Optional;

/** One rule: when its conditions hold, it sets what it names. For each thing set, the first rule that matches decides. */
public record ClassifyRule(
        String name,
        RuleConditions when,
        Optional<String> category,
        Optional<Severity> severity,
        Optional<Kind> kind,
        Optional<String> owner,
        boolean confidential) {}
