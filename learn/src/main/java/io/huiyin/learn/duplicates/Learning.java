package io.huiyin.learn.duplicates;

import io.huiyin.learn.duplicates.LabelledReports.Grouped;
import io.huiyin.learn.duplicates.LabelledReports.Pair;
import io.huiyin.policy.DuplicateRules;
import io.huiyin.policy.EvidenceWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Learns what evidence counts for from reports of which it is known which are the same: odds of categories, related categories,
 * radii, and the weights of place, time, text and state.
 */
public final class Learning {
    private static final double LEAST = 1e-6;
    private static final int MOST = 24;
    private static final int ROUNDS_OF_RADII = 2;
    /** Odds nearer to 1 than this say nothing worth a line of the policy. */
    private static final double CLOSE_TO_ONE = 1.1;

    private Learning() {}

    /**
     * From reports and their groups, played in the order of time: what each is compared with by the pipeline's own index is the
     * sample. It is played twice, the second time with the rules of the first, which find related categories, too.
     *
     * @param rules where to start; window, radius and thresholds stay
     */
    public static DuplicateRules fromReports(List<Grouped> reports, DuplicateRules rules) {
        var first = fit(examples(reports, rules), rules);
        return fit(examples(reports, first), rules);
    }

    /** From pairs that somebody judged. How often pairs are the same in life they do not say, so the prior stays. */
    public static DuplicateRules fromPairs(List<Pair> pairs, DuplicateRules rules) {
        var judging = new PairJudging(rules);
        for (var pair : pairs) {
            judging.learn(pair.one());
            judging.learn(pair.other());
        }
        var examples = new ArrayList<Example>();
        for (var pair : pairs) {
            var later = later(pair);
            var earlier = later == pair.one() ? pair.other() : pair.one();
            var evidence = judging.weigh(earlier, later);
            if (evidence.comparable()) {
                examples.add(
                        Example.of(later, earlier, evidence.measures(), radius(rules, later.category()), pair.same()));
            }
        }
        var learnt = fit(examples, rules);
        var weights = learnt.weights();
        return with(
                learnt,
                new EvidenceWeights(
                        rules.weights().prior(),
                        weights.text(),
                        weights.place(),
                        weights.time(),
                        weights.otherCategory(),
                        weights.settled()));
    }

    /** How well the likeliest earlier report is the same one, by these rules, of the reports from this one on. */
    public static PairCurve curve(List<Grouped> reports, int from, DuplicateRules rules) {
        var lookup = new Lookup(rules);
        var groups = new HashMap<String, String>();
        var told = new HashSet<String>();
        var judged = new ArrayList<PairCurve.Judged>();
        for (int i = 0; i < reports.size(); i++) {
            var report = reports.get(i);
            var likeliest = lookup.next(report.report(), LEAST, MOST).stream()
                    .filter(found -> found.evidence().comparable())
                    .max(Comparator.comparingDouble(found -> found.evidence().sum()));
            boolean again = !told.add(report.group());
            groups.put(report.report().id(), report.group());
            if (i < from) {
                continue;
            }
            boolean right = likeliest
                    .filter(found ->
                            report.group().equals(groups.get(found.earlier().id())))
                    .isPresent();
            likeliest.ifPresent(
                    found -> judged.add(new PairCurve.Judged(found.evidence().probability(), right)));
            if (again && !right) {
                judged.add(new PairCurve.Judged(0, true));
            }
        }
        return PairCurve.of(judged);
    }

    static ToldReport later(Pair pair) {
        return pair.one().time().isBefore(pair.other().time()) ? pair.other() : pair.one();
    }

    private static List<Example> examples(List<Grouped> reports, DuplicateRules rules) {
        var lookup = new Lookup(rules);
        var groups = new HashMap<String, String>();
        var examples = new ArrayList<Example>();
        for (var report : reports) {
            groups.put(report.report().id(), report.group());
            for (var found : lookup.next(report.report(), LEAST, MOST)) {
                boolean same = report.group().equals(groups.get(found.earlier().id()));
                var measures = found.evidence().measures();
                if (found.evidence().comparable()
                        && measures.minutes() <= rules.window().toMinutes()) {
                    double radius = radius(rules, found.later().category());
                    examples.add(Example.of(found.later(), found.earlier(), measures, radius, same));
                }
            }
        }
        return examples;
    }

    private static double radius(DuplicateRules rules, String category) {
        return Math.max(1, Math.ceil(rules.radiusOf(category)));
    }

    private static DuplicateRules fit(List<Example> examples, DuplicateRules rules) {
        Map<String, Double> radii = Map.of();
        for (int round = 0; ; round++) {
            var now = radii;
            var fit = new EvidenceFit(examples, example -> now.getOrDefault(example.category(), rules.radiusMeters()))
                    .fit();
            if (round == ROUNDS_OF_RADII) {
                return rules(rules, radii, fit);
            }
            radii = Radii.of(examples, fit, rules.radiusMeters());
        }
    }

    private static DuplicateRules rules(DuplicateRules rules, Map<String, Double> radii, EvidenceFit fit) {
        var odds = new HashMap<>(fit.kinds().odds());
        odds.values().removeIf(value -> value < CLOSE_TO_ONE && value > 1 / CLOSE_TO_ONE);
        return with(
                new DuplicateRules(
                        rules.near(),
                        rules.window(),
                        rules.merge(),
                        rules.suggest(),
                        rules.radiusMeters(),
                        rules.minLength(),
                        radii,
                        odds,
                        fit.kinds().related(),
                        rules.weights()),
                rounded(fit.weights()));
    }

    /** As a policy can be read: with two decimals. */
    private static EvidenceWeights rounded(EvidenceWeights weights) {
        return new EvidenceWeights(
                rounded(weights.prior()),
                rounded(weights.text()),
                weights.place().stream().map(Learning::rounded).toList(),
                weights.time().stream().map(Learning::rounded).toList(),
                rounded(weights.otherCategory()),
                rounded(weights.settled()));
    }

    private static OptionalDouble rounded(OptionalDouble number) {
        return number.isPresent() ? OptionalDouble.of(rounded(number.getAsDouble())) : number;
    }

    private static double rounded(double number) {
        return Math.rint(number * 100) / 100;
    }

    private static DuplicateRules with(DuplicateRules rules, EvidenceWeights weights) {
        return new DuplicateRules(
                rules.near(),
                rules.window(),
                rules.merge(),
                rules.suggest(),
                rules.radiusMeters(),
                rules.minLength(),
                rules.radii(),
                rules.odds(),
                rules.related(),
                weights);
    }
}
