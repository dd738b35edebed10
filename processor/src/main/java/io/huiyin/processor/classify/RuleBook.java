package io.huiyin.processor.classify;

import io.huiyin.policy.ClassifyRule;
import io.huiyin.policy.RuleConditions;
import io.huiyin.policy.expression.Subject;
import io.huiyin.policy.expression.Verdict;
import io.huiyin.processor.text.FoldedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules of a policy, ready to be held against reports: one search finds the words of all, and a word knows the rules that it is for. */
final class RuleBook {
    private static final int MOST_WORDS = 5;

    private final List<ClassifyRule> rules;
    private final List<String> words;
    /** By word: the conditions that it fulfils. A rule has two, its keywords (twice its place) and its sets of words (one more). */
    private final int[][] fulfilled;

    private final KeywordSearch search;

    /** Builds the search; keep it, since that costs far more than to ask. */
    RuleBook(List<ClassifyRule> rules) {
        this.rules = rules;
        var conditions = new LinkedHashMap<String, int[]>();
        for (int place = 0; place < rules.size(); place++) {
            var when = rules.get(place).when();
            add(conditions, when.keywords().stream(), 2 * place);
            add(conditions, when.words().stream().flatMap(set -> set.words().stream()), 2 * place + 1);
        }
        words = List.copyOf(conditions.keySet());
        fulfilled = conditions.values().toArray(int[][]::new);
        search = new KeywordSearch(words);
    }

    private static void add(Map<String, int[]> conditions, Stream<String> words, int condition) {
        words.map(FoldedText::of)
                .distinct()
                .filter(word -> !word.isEmpty() && !word.equals("*"))
                .forEach(word -> conditions.merge(word, new int[] {condition}, RuleBook::joined));
    }

    private static int[] joined(int[] one, int[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** The rules that match this report, in their order, and those that could not be worked out. */
    Matches matching(Subject subject) {
        var found = search.in(subject.folded());
        var conditions = new BitSet();
        for (int word : found) {
            for (int condition : fulfilled[word]) {
                conditions.set(condition);
            }
        }
        var matches = new ArrayList<Match>();
        var undecided = new ArrayList<Undecided>();
        for (int place = 0; place < rules.size(); place++) {
            var rule = rules.get(place);
            if (!holds(rule.when(), place, conditions, subject)) {
                continue;
            }
            var verdict = rule.when().expression().map(expression -> expression.of(subject));
            if (verdict.isEmpty() || verdict.get().holds()) {
                matches.add(new Match(rule, words(place, found)));
            } else if (verdict.get() instanceof Verdict.Undecided unknown) {
                undecided.add(new Undecided(rule.name(), unknown.why()));
            }
        }
        return new Matches(matches, undecided);
    }

    private static boolean holds(RuleConditions when, int place, BitSet conditions, Subject subject) {
        var report = subject.report();
        return (when.keywords().isEmpty() || conditions.get(2 * place))
                && (when.words().isEmpty() || conditions.get(2 * place + 1))
                && (when.channels().isEmpty() || when.channels().contains(report.getChannel()))
                && (when.kinds().isEmpty() || when.kinds().contains(report.getKind()))
                && (when.sites().isEmpty() || when.sites().contains(report.getSite()))
                && (when.categories().isEmpty()
                        || Stated.category(report)
                                .filter(when.categories()::contains)
                                .isPresent());
    }

    private List<String> words(int place, int[] found) {
        var own = new ArrayList<String>();
        for (int i = 0; i < found.length && own.size() < MOST_WORDS; i++) {
            if (isFor(place, fulfilled[found[i]])) {
                own.add(words.get(found[i]));
            }
        }
        return own;
    }

    private static boolean isFor(int place, int[] conditions) {
        for (int condition : conditions) {
            if (condition / 2 == place) {
                return true;
            }
        }
        return false;
    }
}
