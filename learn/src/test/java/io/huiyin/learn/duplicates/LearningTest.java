package io.huiyin.learn.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.huiyin.event.Place;
import io.huiyin.learn.duplicates.LabelledReports.Grouped;
import io.huiyin.learn.duplicates.LabelledReports.Pair;
import io.huiyin.policy.DuplicateRules;
import io.huiyin.policy.Parsed;
import io.huiyin.policy.PolicyLanguage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A town whose reports say nothing but their category: a lamp that is out is told by neighbours up to 100 m away within hours,
 * now and then as a blackout; waste is told once, however near the next heap is.
 */
class LearningTest {
    private static final DuplicateRules RULES = new DuplicateRules(true, Duration.ofDays(14), 0.7, 0.4, 100, 12);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void fromReports_townOfLampsAndWaste_learnsWhatIsToldTwice() {
        var reports = town(new Random(1));
        var learnt = Learning.fromReports(reports, RULES);

        assertThat(learnt.oddsOf("lamps")).isGreaterThan(3 * learnt.oddsOf("waste"));
        assertThat(learnt.related())
                .anyMatch(two -> two.holds("lamps") && two.beside("lamps").equals("blackout"));
        assertThat(learnt.related()).noneMatch(two -> two.holds("waste"));
        assertThat(learnt.weights().place()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(learnt.weights().time()).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void fromReports_judgedOnALaterPart_isMorePreciseThanBefore() {
        var reports = town(new Random(2));
        int from = reports.size() * 2 / 3;
        var learnt = Learning.fromReports(reports.subList(0, from), RULES);

        assertThat(precision(Learning.curve(reports, from, learnt)))
                .isGreaterThan(precision(Learning.curve(reports, from, RULES)) + 0.1);
    }

    @Test
    void lines_whatWasLearnt_isReadAsAPolicyThatSaysTheSame() {
        var learnt = Learning.fromReports(town(new Random(3)), RULES);
        var read = assertThat(PolicyLanguage.parse("clocks: []\n" + String.join("\n", LearntPolicy.lines(learnt))))
                .asInstanceOf(type(Parsed.Sound.class))
                .actual()
                .rules()
                .duplicates();

        assertThat(read.weights()).isEqualTo(learnt.weights());
        assertThat(read.radii().keySet()).isEqualTo(learnt.radii().keySet());
        assertThat(read.odds().keySet()).isEqualTo(learnt.odds().keySet());
        assertThat(read.related()).hasSameSizeAs(learnt.related());
    }

    @Test
    void fromPairs_judgedPairs_keepThePrior() {
        var reports = town(new Random(4));
        var pairs = new ArrayList<Pair>();
        for (int i = 1; i < reports.size(); i++) {
            var one = reports.get(i - 1);
            var other = reports.get(i);
            pairs.add(new Pair(one.report(), other.report(), one.group().equals(other.group())));
        }
        var learnt = Learning.fromPairs(pairs, RULES);

        assertThat(learnt.weights().prior()).isEqualTo(RULES.weights().prior());
        assertThat(learnt.weights().place()).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(LearningReport.ofPairs(pairs, RULES))
                .anyMatch(line -> line.startsWith(pairs.size() + " pairs"))
                .contains("duplicates:", "  weights:");
    }

    @Test
    void ofReports_town_printsFiguresOfTheLaterPartAndThePolicy() {
        assertThat(LearningReport.ofReports(town(new Random(5)), RULES))
                .contains("recall  precision before  learnt", "duplicates:", "  odds:", "  weights:")
                .anyMatch(line -> line.startsWith("learnt on the first two thirds by time"));
    }

    /** Precision at a recall of 0.6. */
    private static double precision(PairCurve curve) {
        return curve.points().stream()
                .filter(point -> point.recall() >= 0.6 && point.threshold() > 0)
                .mapToDouble(PairCurve.Point::precision)
                .max()
                .orElse(0);
    }

    private static List<Grouped> town(Random random) {
        var reports = new ArrayList<Grouped>();
        for (int problem = 0; problem < 360; problem++) {
            var group = "p" + problem;
            var place = new double[] {1_500 * random.nextDouble(), 1_500 * random.nextDouble()};
            var time = START.plusSeconds(random.nextInt(90 * 86_400));
            boolean lamp = problem % 2 == 0;
            int told = lamp ? 1 + random.nextInt(3) : 1;
            for (int report = 0; report < told; report++) {
                var category = !lamp ? "waste" : random.nextInt(4) == 0 ? "blackout" : "lamps";
                reports.add(new Grouped(
                        new ToldReport(
                                group + "-" + report,
                                "town",
                                category,
                                category,
                                time.plusSeconds(report == 0 ? 0 : random.nextInt(6 * 3_600)),
                                near(place, report == 0 ? 0 : 90, random),
                                category,
                                null),
                        group));
            }
            if (!lamp && problem % 3 == 0) {
                // Another heap of waste, just round the corner and as soon.
                reports.add(new Grouped(
                        new ToldReport(
                                group + "-x",
                                "town",
                                "waste",
                                "waste",
                                time.plusSeconds(random.nextInt(6 * 3_600)),
                                near(place, 60, random),
                                "waste",
                                null),
                        group + "x"));
            }
        }
        reports.sort(Comparator.comparing(one -> one.report().time()));
        return reports;
    }

    private static Place near(double[] place, double meters, Random random) {
        double north = place[0] + meters * (random.nextDouble() - 0.5) * 1.4;
        double east = place[1] + meters * (random.nextDouble() - 0.5) * 1.4;
        return new Place(30 + north / 111_195, 120 + east / (111_195 * Math.cos(Math.toRadians(30))), null);
    }
}
