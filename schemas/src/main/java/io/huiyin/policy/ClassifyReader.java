package io.huiyin.policy;

import io.huiyin.topic.Slug;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads {@code classify}. */
final class ClassifyReader {
    static final int LONGEST_NAME = 100;

    private ClassifyReader() {}

    static List<ClassifyRule> read(Field field) {
        var rules = new ArrayList<ClassifyRule>();
        var names = new HashSet<String>();
        for (var item : field.section("rules").field("rules").items()) {
            var rule = rule(item);
            if (!names.add(rule.name())) {
                item.refuse(rule.name(), "a rule with a name of its own");
            }
            rules.add(rule);
        }
        return List.copyOf(rules);
    }

    private static ClassifyRule rule(Field field) {
        var section = field.section("name", "when", "set");
        var name = name(section);
        var when = section.field("when").section("keywords", "channel", "kind", "site", "category");
        var setField = section.field("set");
        var set = setField.section("category", "severity", "kind", "owner", "confidential");
        if (set.entries().isEmpty()) {
            setField.refuse("", "given: at least one of category, severity, kind, owner, confidential");
        }
        return new ClassifyRule(
                name,
                List.copyOf(when.field("keywords")
                        .oneOrMore(
                                "a keyword of 1 to 100 characters; '*' only at its end, after 2 or more",
                                ClassifyReader::keyword)),
                when.field("channel").oneOrMore(Words.CHANNELS, Words::channel),
                when.field("kind").oneOrMore(Words.KINDS, Words::kind),
                when.field("site")
                        .oneOrMore("a site's slug: lower-case letters, digits and hyphens", text -> Optional.of(text)
                                .filter(Slug::isSlug)),
                when.field("category").oneOrMore("a category", Values.text(LONGEST_NAME)),
                Values.text(set.field("category"), LONGEST_NAME),
                set.field("severity").value(Words.SEVERITIES, Words::severity),
                set.field("kind").value(Words.KINDS, Words::kind),
                Values.text(set.field("owner"), LONGEST_NAME),
                Values.flag(set.field("confidential")).orElse(false));
    }

    static String name(Section section) {
        return section.field("name")
                .required("a name of 1 to " + LONGEST_NAME + " characters", Values.text(LONGEST_NAME))
                .orElse(section.path());
    }

    private static Optional<String> keyword(String text) {
        int star = text.indexOf('*');
        return star < 0 || (star == text.length() - 1 && star >= 2)
                ? Values.text(LONGEST_NAME).apply(text)
                : Optional.empty();
    }
}
