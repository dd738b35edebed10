package io.huiyin.policy;

import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rule: when all the conditions given hold (an empty one always holds), it sets what it names. For each thing set, the
 * first rule that matches decides.
 *
 * @param keywords any of them in title or text, compared after NFKC and case folding
 * @param categories the category that the producer stated
 */
public record ClassifyRule(
        String name,
        List<String> keywords,
        Set<Channel> channels,
        Set<Kind> kinds,
        Set<String> sites,
        Set<String> categories,
        Optional<String> category,
        Optional<Severity> severity,
        Optional<Kind> kind,
        Optional<String> owner,
        boolean confidential) {}
