package io.huiyin.processor.classify;

import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.policy.ClassifyRule;
import io.huiyin.policy.ClassifyRules;
import io.huiyin.policy.ModelRules;
import io.huiyin.policy.ModelRules.Use;
import io.huiyin.policy.expression.Subject;
import io.huiyin.processor.flow.Classification;
import io.huiyin.processor.flow.ModelInForce;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Classifies by rules, and by models where no rule decides. Of the rules that match, the first that sets a thing decides it.
 *
 * <p>What the producer stated: its category stands unless a rule sets one; its kind stands, since the reporter chose it; its
 * severity may be raised by a rule and is never lowered. A model is asked only where neither says anything, and whether a
 * report is confidential where no rule says that it is.
 */
public final class Classifier {
    /** The labels with which a model says that a text is for named roles only. */
    public static final Set<String> HIDING = Set.of("confidential", "true");

    private final RuleBook rules;
    private final ModelRules models;
    private final Set<String> confidentialCategories;

    /** Where no category is confidential by itself. */
    public Classifier(ClassifyRules rules) {
        this(rules, Set.of());
    }

    /**
     * Builds the search for these rules; keep it, since that costs far more than to classify.
     *
     * @param confidentialCategories those whose reports are confidential, whatever decided them
     */
    public Classifier(ClassifyRules rules, Set<String> confidentialCategories) {
        this.rules = new RuleBook(rules.rules());
        this.models = rules.models();
        this.confidentialCategories = confidentialCategories;
    }

    /**
     * A value and why.
     *
     * @param said what whoever decides said itself: for a model that is not sure, its best guess
     */
    private record Decided<T>(T value, Reason reason, String said) {}

    /** One report, with what is known of it. */
    private record Case(Report report, Matches matches, Asking asking, Confidence confidence) {
        Reason reason(Match match) {
            return match.reason(report, confidence.confidential());
        }

        Reason reason(Opinion opinion) {
            return opinion.reason(confidence.confidential());
        }
    }

    /**
     * What this report is about.
     *
     * @param inForce the model of a name that decides at the report's time
     */
    public Assessment assess(Subject subject, Function<String, Optional<ModelInForce>> inForce) {
        var matches = rules.matching(subject);
        var asking = new Asking(subject.folded(), inForce);
        var confidence = Confidence.of(matches, models.confidential(), asking);
        var first = new Case(subject.report(), matches, asking, confidence);
        var sorted = category(first);
        // A mere guess at such a category hides the text, too, until a person has sorted the report.
        return !confidence.confidential() && confidentialCategories.contains(sorted.said())
                ? assessed(new Case(subject.report(), matches, asking, Confidence.ofCategory(sorted.said())))
                : assessed(first, sorted);
    }

    private Assessment assessed(Case report) {
        return assessed(report, category(report));
    }

    private Assessment assessed(Case report, Decided<String> category) {
        var severity = severity(report);
        var confidence = report.confidence();
        var classification = new Classification(
                kind(report),
                category.value(),
                severity.value(),
                report.matches().first(ClassifyRule::owner).map(Matches.Set::value),
                confidence.confidential(),
                confidence.beside(category.reason()),
                Optional.of(severity.reason()).filter(reason -> tells(reason, category.reason())));
        var matches = report.matches();
        return new Assessment(
                classification,
                matches.rules().stream().map(match -> match.rule().name()).toList(),
                matches.undecided());
    }

    private static Kind kind(Case report) {
        return report.report().getKind() != Kind.UNSPECIFIED
                ? report.report().getKind()
                : report.matches()
                        .first(ClassifyRule::kind)
                        .map(Matches.Set::value)
                        .orElse(Kind.FEEDBACK);
    }

    private Decided<String> category(Case report) {
        return report.matches()
                .first(ClassifyRule::category)
                .map(set -> new Decided<>(set.value(), report.reason(set.by()), set.value()))
                .or(() -> Stated.category(report.report())
                        .map(own -> new Decided<>(own, new Reason("producer", "", "category " + own, null), own)))
                .orElseGet(() -> asked(models.category(), report, Optional::of, Classification.UNSORTED));
    }

    private Decided<Severity> severity(Case report) {
        var stated = report.report().getSeverity();
        var set = report.matches()
                .first(ClassifyRule::severity)
                .filter(rule -> rule.value().compareTo(stated) > 0);
        if (set.isPresent()) {
            return new Decided<>(set.get().value(), report.reason(set.get().by()), "");
        }
        return stated == Severity.UNSPECIFIED
                ? asked(models.severity(), report, Classifier::severity, Severity.NORMAL)
                : new Decided<>(stated, new Reason("producer", "", "severity " + stated, null), "");
    }

    /** What a model says, where it is sure of something that there is. */
    private static <T> Decided<T> asked(
            Optional<Use> use, Case report, Function<String, Optional<T>> meant, T otherwise) {
        if (use.isEmpty()) {
            return new Decided<>(otherwise, new Reason("none", "", "", null), "");
        }
        return switch (report.asking().ask(use.get())) {
            case Answer.Silent silent -> new Decided<>(otherwise, new Reason("none", "", silent.why(), null), "");
            case Opinion opinion ->
                new Decided<>(
                        Optional.of(opinion.label())
                                .filter(_label -> opinion.sure())
                                .flatMap(meant)
                                .orElse(otherwise),
                        report.reason(opinion),
                        opinion.label());
        };
    }

    private static Optional<Severity> severity(String label) {
        return Arrays.stream(Severity.values())
                .filter(severity ->
                        severity != Severity.UNSPECIFIED && severity.name().equals(label))
                .findFirst();
    }

    /** Whether the reason of a severity says more than that of the category does. */
    private static boolean tells(Reason severity, Reason category) {
        boolean decidedByTheSame =
                severity.getBy().equals(category.getBy()) && severity.getName().equals(category.getName());
        return severity.getBy().equals("none")
                ? !severity.getEvidence().isEmpty()
                : severity.getBy().equals("model") || !decidedByTheSame;
    }
}
