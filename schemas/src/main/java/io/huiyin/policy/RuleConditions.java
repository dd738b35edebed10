package io.huiyin.policy;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.policy.expression.Expression;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a rule matches: all that is given must hold, and an empty one always does.
 *
 * @param keywords any of them in title or text, compared after NFKC and case folding
 * @param words any word of any of these sets, likewise
 * @param categories the category that the producer stated
 * @param expression what must come to true
 */
public record RuleConditions(
        List<String> keywords,
        List<WordSet> words,
        Set<Channel> channels,
        Set<Kind> kinds,
        Set<String> sites,
        Set<String> categories,
        Optional<Expression> expression) {}
