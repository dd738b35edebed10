package io.huiyin.processor.classify;

import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.policy.ClassifyRule;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule that matches a report.
 *
 * @param words its words that are in the report, some of them where there are many
 */
record Match(ClassifyRule rule, List<String> words) {

    /** The words and conditions that made it match, in the rule's own words. Of a confidential report no word is told. */
    Reason reason(Report report, boolean confidential) {
        var when = rule.when();
        var evidence = new ArrayList<String>();
        if (!words.isEmpty()) {
            evidence.add(confidential ? "words of the rule" : String.join(", ", words));
        }
        if (!when.channels().isEmpty()) {
            evidence.add("channel " + report.getChannel());
        }
        if (!when.kinds().isEmpty()) {
            evidence.add("kind " + report.getKind());
        }
        if (!when.sites().isEmpty()) {
            evidence.add("site " + report.getSite());
        }
        if (!when.categories().isEmpty()) {
            evidence.add("category " + report.getCategory());
        }
        when.expression().ifPresent(expression -> evidence.add(expression.toString()));
        return new Reason("rule", rule.name(), evidence.isEmpty() ? "every report" : String.join(", ", evidence), null);
    }
}
