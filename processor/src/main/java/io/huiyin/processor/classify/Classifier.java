package io.huiyin.processor.classify;

import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.policy.ClassifyRule;
import io.huiyin.processor.flow.Classification;
import io.huiyin.processor.text.FoldedText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Classifies by rules. Of the rules that match, the first that sets a thing decides it.
 *
 * <p>What the producer stated: its category stands unless a rule sets one; its kind stands, since the reporter chose it; its
 * severity may be raised by a rule and is never lowered.
 */
public final class Classifier {
    private static final int MOST_WORDS = 5;

    private final List<Searched> rules;
    private final List<String> keywords;
    private final KeywordSearch search;

    /** A rule, and where its keywords are among those of all. */
    private record Searched(ClassifyRule rule, BitSet keywords) {
        boolean matches(Report report, BitSet found) {
            return (rule.keywords().isEmpty() || keywords.intersects(found))
                    && (rule.channels().isEmpty() || rule.channels().contains(report.getChannel()))
                    && (rule.kinds().isEmpty() || rule.kinds().contains(report.getKind()))
                    && (rule.sites().isEmpty() || rule.sites().contains(report.getSite()))
                    && (rule.categories().isEmpty()
                            || stated(report)
                                    .filter(rule.categories()::contains)
                                    .isPresent());
        }
    }

    /** The rule that decided a thing, and what it set. */
    private record Decided<T>(Searched by, T set) {}

    /** Builds the search for these rules; keep it, since that costs far more than to classify. */
    public Classifier(List<ClassifyRule> rules) {
        var places = new LinkedHashMap<String, Integer>();
        this.rules = rules.stream().map(rule -> searched(rule, places)).toList();
        keywords = List.copyOf(places.keySet());
        search = new KeywordSearch(keywords);
    }

    private static Searched searched(ClassifyRule rule, Map<String, Integer> places) {
        var own = new BitSet();
        rule.keywords().stream()
                .map(FoldedText::of)
                .filter(word -> !word.isEmpty() && !word.equals("*"))
                .forEach(word -> own.set(places.computeIfAbsent(word, _word -> places.size())));
        return new Searched(rule, own);
    }

    /** What this report is about. */
    public Classification classify(Report report) {
        var found = search.in(FoldedText.of(report));
        var matching =
                rules.stream().filter(rule -> rule.matches(report, found)).toList();
        var category = first(matching, ClassifyRule::category);
        var severity = first(matching, ClassifyRule::severity);
        return new Classification(
                kind(report, matching),
                category.map(Decided::set).or(() -> stated(report)).orElse(Classification.UNSORTED),
                severity(report, severity),
                first(matching, ClassifyRule::owner).map(Decided::set),
                matching.stream().anyMatch(rule -> rule.rule().confidential()),
                reason(report, category, severity, found),
                Optional.empty());
    }

    private static <T> Optional<Decided<T>> first(List<Searched> matching, Function<ClassifyRule, Optional<T>> thing) {
        return matching.stream()
                .flatMap(rule -> thing.apply(rule.rule()).map(set -> new Decided<>(rule, set)).stream())
                .findFirst();
    }

    private static Kind kind(Report report, List<Searched> matching) {
        return report.getKind() != Kind.UNSPECIFIED
                ? report.getKind()
                : first(matching, ClassifyRule::kind).map(Decided::set).orElse(Kind.FEEDBACK);
    }

    private static Severity severity(Report report, Optional<Decided<Severity>> decided) {
        var set = decided.map(Decided::set).orElse(Severity.UNSPECIFIED);
        var higher = set.compareTo(report.getSeverity()) > 0 ? set : report.getSeverity();
        return higher == Severity.UNSPECIFIED ? Severity.NORMAL : higher;
    }

    private Reason reason(
            Report report, Optional<Decided<String>> category, Optional<Decided<Severity>> severity, BitSet found) {
        var otherRule = severity.map(Decided::by)
                .filter(rule -> category.map(Decided::by).filter(rule::equals).isEmpty())
                .map(rule -> "severity by rule " + rule.rule().name() + ": " + evidence(rule, report, found));
        if (category.isPresent()) {
            var rule = category.get().by();
            return new Reason("rule", rule.rule().name(), joined(evidence(rule, report, found), otherRule), null);
        }
        return stated(report)
                .map(own -> new Reason("producer", "", joined("category " + own, otherRule), null))
                .orElseGet(() -> new Reason("none", "", joined("", otherRule), null));
    }

    /** The words and conditions that made a rule match, in the rule's own words. */
    private String evidence(Searched matched, Report report, BitSet found) {
        var evidence = new ArrayList<String>();
        matched.keywords().stream()
                .filter(found::get)
                .limit(MOST_WORDS)
                .mapToObj(keywords::get)
                .forEach(evidence::add);
        var rule = matched.rule();
        if (!rule.channels().isEmpty()) {
            evidence.add("channel " + report.getChannel());
        }
        if (!rule.kinds().isEmpty()) {
            evidence.add("kind " + report.getKind());
        }
        if (!rule.sites().isEmpty()) {
            evidence.add("site " + report.getSite());
        }
        if (!rule.categories().isEmpty()) {
            evidence.add("category " + report.getCategory());
        }
        return evidence.isEmpty() ? "every report" : String.join(", ", evidence);
    }

    private static String joined(String evidence, Optional<String> also) {
        return also.map(text -> evidence.isEmpty() ? text : evidence + "; " + text)
                .orElse(evidence);
    }

    private static Optional<String> stated(Report report) {
        return Optional.ofNullable(report.getCategory()).filter(category -> !category.isBlank());
    }
}
