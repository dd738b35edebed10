package io.huiyin.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Reads {@code classify}. */
final class ClassifyReader {
    static final int LONGEST_NAME = 100;

    private ClassifyReader() {}

    /** @param sets the policy's sets of words by name */
    static ClassifyRules read(Field field, Map<String, WordSet> sets) {
        var section = field.section("rules", "models");
        var conditions = new ConditionReader(sets);
        var rules = new ArrayList<ClassifyRule>();
        var names = new HashSet<String>();
        for (var item : section.field("rules").items()) {
            var rule = rule(item, conditions);
            if (!names.add(rule.name())) {
                item.refuse(rule.name(), "a rule with a name of its own");
            }
            rules.add(rule);
        }
        return new ClassifyRules(List.copyOf(rules), ModelReader.read(section.field("models")));
    }

    private static ClassifyRule rule(Field field, ConditionReader conditions) {
        var section = field.section("name", "when", "set");
        var name = name(section);
        var setField = section.field("set");
        var set = setField.section("category", "severity", "kind", "owner", "confidential");
        if (set.entries().isEmpty()) {
            setField.refuse("", "given: at least one of category, severity, kind, owner, confidential");
        }
        return new ClassifyRule(
                name,
                conditions.read(section.field("when")),
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
}
