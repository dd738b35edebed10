package io.huiyin.policy;

import java.util.Set;

/**
 * Whose eyes confidential texts are for.
 *
 * @param roles the roles that may read them; where there is none, nobody may
 * @param categories those that are always confidential, whoever decided them
 */
public record ConfidentialRules(Set<String> roles, Set<String> categories) {}
