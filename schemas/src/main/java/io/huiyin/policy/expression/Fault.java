package io.huiyin.policy.expression;

import java.util.Collection;

/**
 * One thing wrong with a condition.
 *
 * @param line from 1
 * @param character from 1
 * @param wrong what is wrong, in words that go on "at character 3, …"
 * @param word the word that is not known; empty where it is something else
 * @param known the words that there are in its place
 */
public record Fault(int line, int character, String wrong, String word, Collection<String> known) {}
