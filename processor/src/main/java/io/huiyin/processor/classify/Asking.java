package io.huiyin.processor.classify;

import io.huiyin.policy.ModelRules.Use;
import io.huiyin.processor.flow.ModelInForce;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks models about one report.
 *
 * @param inForce the model of a name that decides at the report's time
 */
record Asking(String folded, Function<String, Optional<ModelInForce>> inForce) {

    /** A report without a letter or digit, such as a mere photo, tells a model nothing. */
    Answer ask(Use use) {
        if (!saysAnything()) {
            return new Answer.Silent("no text for the model " + use.name());
        }
        return inForce.apply(use.name())
                .<Answer>map(model -> Opinion.of(model, use, folded))
                .orElseGet(() -> new Answer.Silent("there is no model " + use.name()));
    }

    private boolean saysAnything() {
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                return true;
            }
            i += Character.charCount(c);
        }
        return false;
    }
}
