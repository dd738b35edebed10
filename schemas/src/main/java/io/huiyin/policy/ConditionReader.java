package io.huiyin.policy;

import io.huiyin.policy.expression.Expression;
import io.huiyin.policy.expression.ExpressionLanguage;
import io.huiyin.policy.expression.ExpressionLanguage.Read;
import io.huiyin.policy.expression.Fault;
import io.huiyin.topic.Slug;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code when} of a rule. */
final class ConditionReader {
    private static final String EXAMPLE = "hour < 6 && folded.contains('lift')";

    private final Map<String, WordSet> sets;

    /** @param sets the policy's sets of words by name */
    ConditionReader(Map<String, WordSet> sets) {
        this.sets = sets;
    }

    RuleConditions read(Field field) {
        var when = field.section("keywords", "words", "channel", "kind", "site", "category", "if");
        return new RuleConditions(
                WordSetReader.keywords(when.field("keywords")),
                words(when.field("words")),
                when.field("channel").oneOrMore(Words.CHANNELS, Words::channel),
                when.field("kind").oneOrMore(Words.KINDS, Words::kind),
                when.field("site")
                        .oneOrMore("a site's slug: lower-case letters, digits and hyphens", text -> Optional.of(text)
                                .filter(Slug::isSlug)),
                when.field("category").oneOrMore("a category", Values.text(ClassifyReader.LONGEST_NAME)),
                expression(when.field("if")));
    }

    private List<WordSet> words(Field field) {
        field.oneOrMore("", Optional::of);
        return field.oneOrItems().stream()
                .flatMap(item -> item
                        .value(
                                ClockReader.names("a set under 'words' of this policy", item, sets.keySet()),
                                name -> Optional.ofNullable(sets.get(name)))
                        .stream())
                .distinct()
                .toList();
    }

    private static Optional<Expression> expression(Field field) {
        return field.value("a condition in CEL, such as " + EXAMPLE, Optional::of)
                .flatMap(text -> switch (ExpressionLanguage.read(text)) {
                    case Read.Sound sound -> Optional.of(sound.expression());
                    case Read.Unsound unsound -> {
                        unsound.faults().forEach(fault -> field.refuse(text, sentence(fault)));
                        yield Optional.empty();
                    }
                });
    }

    private static String sentence(Fault fault) {
        var line = fault.line() > 1 ? "in its line " + fault.line() + " " : "";
        return "a condition in CEL, such as " + EXAMPLE + "; " + line + "at character " + fault.character() + ", "
                + fault.wrong() + known(fault);
    }

    private static String known(Fault fault) {
        return fault.known().isEmpty()
                ? ""
                : Nearest.to(fault.word(), fault.known())
                        .map(word -> "; the nearest is '" + word + "'")
                        .orElseGet(() -> "; there are " + String.join(", ", fault.known()));
    }
}
