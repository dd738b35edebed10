package io.huiyin.processor.classify;

import io.huiyin.event.Reason;
import io.huiyin.policy.ModelRules.Use;
import java.util.Optional;

/**
 * Whether the text of a report is for named roles only, and why. One rule that says so is enough; else a model is asked.
 *
 * @param why what is to be told; empty where there is nothing to tell
 */
record Confidence(boolean confidential, Optional<String> rule, String why) {

    static Confidence of(Matches matches, Optional<Use> use, Asking asking) {
        return matches.rules().stream()
                .map(Match::rule)
                .filter(rule -> rule.confidential())
                .findFirst()
                .map(rule -> new Confidence(true, Optional.of(rule.name()), "confidential by rule " + rule.name()))
                .orElseGet(() -> use.map(model -> asked(asking.ask(model)))
                        .orElseGet(() -> new Confidence(false, Optional.empty(), "")));
    }

    /** Of a category that is always confidential. */
    static Confidence ofCategory(String category) {
        return new Confidence(true, Optional.empty(), "the category '" + category + "' is always confidential");
    }

    private static Confidence asked(Answer answer) {
        return switch (answer) {
            case Answer.Silent silent -> open("not judged whether it is confidential: " + silent.why());
            case Opinion opinion -> {
                if (!opinion.canHide()) {
                    yield open("not judged whether it is confidential: the model "
                            + opinion.by().title() + " has no label confidential or true");
                }
                yield opinion.hides()
                        ? new Confidence(
                                true,
                                Optional.empty(),
                                "confidential by model " + opinion.by().title() + ", probability "
                                        + Shown.share(opinion.hiding()))
                        : open("");
            }
        };
    }

    private static Confidence open(String why) {
        return new Confidence(false, Optional.empty(), why);
    }

    /** The reason of the category with what is to be told of this beside it, unless one rule set both. */
    Reason beside(Reason category) {
        if (why.isEmpty()
                || category.getBy().equals("rule")
                        && rule.filter(category.getName()::equals).isPresent()) {
            return category;
        }
        var evidence = category.getEvidence().isEmpty() ? why : category.getEvidence() + "; " + why;
        return new Reason(category.getBy(), category.getName(), evidence, category.getProbability());
    }
}
