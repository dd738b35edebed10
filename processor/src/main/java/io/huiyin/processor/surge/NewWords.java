package io.huiyin.processor.surge;

import io.huiyin.event.NewWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a surge's reports say far oftener than usual, by the log-likelihood ratio of two proportions (Dunning, Accurate Methods for the
 * Statistics of Surprise and Coincidence, Computational Linguistics 19 (1993), section 5.2): reports that have a term, among those of
 * the surge and among usual ones.
 */
final class NewWords {
    private static final int MOST = 8;
    private static final int LEAST_REPORTS = 3;

    /** With fewer usual reports nobody knows what is usual. */
    private static final int LEAST_USUAL = 10;

    /** Chance reaches this once in 10,000 terms (chi-squared, one degree of freedom). */
    private static final double LEAST_RATIO = 15.14;

    private static final double TIMES_AS_OFTEN = 3;

    /** A longer term stands for its parts where nearly all who have a part have the whole. */
    private static final double NEARLY_ALL = 0.8;

    private static final int LONGEST = 12;

    private record Candidate(String term, int reports, double expected, double ratio) {}

    private NewWords() {}

    /** The most telling first. Texts are folded, one a report. */
    static List<NewWord> of(List<String> surge, List<String> usual) {
        if (surge.size() < LEAST_REPORTS || usual.size() < LEAST_USUAL) {
            return List.of();
        }
        var now = counts(surge);
        var before = counts(usual);
        var candidates = new ArrayList<Candidate>();
        now.forEach((term, reports) -> {
            int known = before.getOrDefault(term, 0);
            double expected = surge.size() * (known + 0.5) / (usual.size() + 1);
            double ratio = ratio(reports, surge.size(), known, usual.size());
            if (reports >= LEAST_REPORTS && reports > TIMES_AS_OFTEN * expected && ratio >= LEAST_RATIO) {
                candidates.add(new Candidate(term, reports, expected, ratio));
            }
        });
        return chosen(candidates, surge);
    }

    private static List<NewWord> chosen(List<Candidate> candidates, List<String> surge) {
        candidates.sort(Comparator.comparingDouble(Candidate::ratio)
                .reversed()
                .thenComparing(candidate -> -candidate.term().length())
                .thenComparing(Candidate::term));
        var chosen = new ArrayList<NewWord>();
        for (var candidate : candidates) {
            var whole =
                    isRun(candidate.term()) ? grown(candidate.term(), candidate.reports(), surge) : candidate.term();
            boolean said = chosen.stream()
                    .map(NewWord::getWord)
                    .anyMatch(word -> word.contains(whole) || (isRun(whole) && whole.contains(word)));
            if (!said && chosen.size() < MOST) {
                chosen.add(new NewWord(
                        whole, isRun(whole) ? having(whole, surge) : candidate.reports(), candidate.expected()));
            }
        }
        return List.copyOf(chosen);
    }

    private static boolean isRun(String term) {
        return Terms.isChinese(term.charAt(0));
    }

    /** A run of characters, longer by those that nearly all who have it have before or behind it. */
    private static String grown(String term, int reports, List<String> texts) {
        var whole = term;
        boolean grew = true;
        while (grew && whole.length() < LONGEST) {
            grew = false;
            for (boolean behind : List.of(true, false)) {
                var longer = longer(whole, behind, texts);
                if (!longer.equals(whole) && having(longer, texts) >= NEARLY_ALL * reports) {
                    whole = longer;
                    grew = true;
                }
            }
        }
        return whole;
    }

    /** With the character that most have next to it. */
    private static String longer(String term, boolean behind, List<String> texts) {
        var next = new TreeMap<String, Integer>();
        for (var text : texts) {
            int from = text.indexOf(term);
            int place = behind ? from + term.length() : from - 1;
            if (from >= 0 && place >= 0 && place < text.length() && Terms.isChinese(text.charAt(place))) {
                char c = text.charAt(place);
                next.merge(behind ? term + c : c + term, 1, Integer::sum);
            }
        }
        return next.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(term);
    }

    private static long having(String term, List<String> texts) {
        return texts.stream().filter(text -> text.contains(term)).count();
    }

    private static Map<String, Integer> counts(List<String> texts) {
        var counts = new HashMap<String, Integer>();
        for (var text : texts) {
            Terms.of(text).forEach(term -> counts.merge(term, 1, Integer::sum));
        }
        return counts;
    }

    /** Twice the logarithm of how much likelier two proportions make it than one. */
    static double ratio(int now, int ofNow, int before, int ofBefore) {
        double together = (double) (now + before) / (ofNow + ofBefore);
        return 2
                * (likelihood(now, ofNow, (double) now / ofNow)
                        + likelihood(before, ofBefore, (double) before / ofBefore)
                        - likelihood(now, ofNow, together)
                        - likelihood(before, ofBefore, together));
    }

    private static double likelihood(int having, int of, double share) {
        return (having == 0 ? 0 : having * StrictMath.log(share))
                + (having == of ? 0 : (of - having) * StrictMath.log(1 - share));
    }
}
