package io.huiyin.benchmarks.quality;

import io.huiyin.benchmarks.quality.Cut.Scored;
import io.huiyin.processor.text.FoldedText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What anybody would try first: all pairs of our own files within a week, alike by the share of common 3-grams of title and
 * text, at the threshold that is best in hindsight. What the pipeline does has to be better than this on the same pairs.
 */
public final class PlainJaccard implements QualityJob {
    /** The pairs that count: submitted at most this far apart. */
    static final Duration WINDOW = Duration.ofDays(7);

    private static final int GRAM = 3;

    @Override
    public String name() {
        return "plain-jaccard";
    }

    @Override
    public List<QualityRow> run(QualityContext context) throws IOException {
        var rows = new ArrayList<QualityRow>();
        for (var language : List.of("zh", "en")) {
            var pairs = pairs(GroupedReport.read(context.ownFile(language + "/groups.csv"), language));
            var best = Cut.best(pairs);
            rows.add(new QualityRow(
                    "our pairs, %s: plain 3-gram Jaccard".formatted(language),
                    pairs.size(),
                    "best F1 in hindsight",
                    best.f1(),
                    "",
                    best.words()));
        }
        return rows;
    }

    private static List<Scored> pairs(List<GroupedReport> reports) {
        var grams = reports.stream().map(PlainJaccard::grams).toList();
        var pairs = new ArrayList<Scored>();
        for (int later = 0; later < reports.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                var a = reports.get(earlier);
                var b = reports.get(later);
                if (a.apart(b).compareTo(WINDOW) <= 0) {
                    pairs.add(new Scored(resemblance(grams.get(earlier), grams.get(later)), a.isSameAs(b)));
                }
            }
        }
        return pairs;
    }

    static Set<String> grams(GroupedReport one) {
        var letters = FoldedText.of(one.report()).replaceAll("[^\\p{L}\\p{N}]", "");
        var grams = new HashSet<String>();
        for (int i = 0; i + GRAM <= letters.length(); i++) {
            grams.add(letters.substring(i, i + GRAM));
        }
        return grams;
    }

    private static double resemblance(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        long either = one.size() + other.size() - shared;
        return either == 0 ? 0 : (double) shared / either;
    }
}
