package io.huiyin.policy;

import java.util.List;

/**
 * What reports are about.
 *
 * @param rules first match first
 * @param models what decides where no rule does and the producer stated nothing
 */
public record ClassifyRules(List<ClassifyRule> rules, ModelRules models) {}
