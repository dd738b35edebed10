package io.huiyin.learn.duplicates;

import io.huiyin.policy.DuplicateRules;
import io.huiyin.processor.deduplicate.Evidence;
import io.huiyin.processor.deduplicate.Measures;
import io.huiyin.processor.deduplicate.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why two reports are, or are not, the same problem: each piece of the evidence, their sum, and what the policy makes of it. */
public final class Explanation {
    private static final int MOST_TERMS = 12;

    private Explanation() {}

    /** Its lines. */
    public static List<String> lines(ToldReport one, ToldReport other, DuplicateRules rules) {
        return lines(one, other, rules, new PairJudging(rules));
    }

    /** Its lines, with what is rare as a judging that has learnt texts says. */
    public static List<String> lines(ToldReport one, ToldReport other, DuplicateRules rules, PairJudging judging) {
        var evidence = judging.weigh(one, other);
        var measures = evidence.measures();
        var lines = new ArrayList<String>();
        for (var piece : Piece.values()) {
            double gives = evidence.of(piece);
            if (piece == Piece.PRIOR || Math.abs(gives) >= 0.005) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-9s %+6.2f  %s",
                        piece.name().toLowerCase(Locale.ROOT),
                        gives,
                        why(piece, evidence)));
            }
        }
        lines.add(String.format(
                Locale.ROOT, "%-9s %+6.2f  probability %.3f", "sum", evidence.sum(), evidence.probability()));
        lines.add("verdict   " + verdict(one, other, rules, evidence));
        var shared = judging.shared(one, other, MOST_TERMS);
        if (measures.textual() && !shared.isEmpty()) {
            lines.add("shared    "
                    + shared.stream()
                            .map(term -> String.format(Locale.ROOT, "%s %.1f", term.text(), term.weight()))
                            .collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static String why(Piece piece, Evidence evidence) {
        var measures = evidence.measures();
        return switch (piece) {
            case PRIOR ->
                measures.category() == 0
                        ? "before anything is compared, a category being unknown"
                        : "before anything is compared";
            case TEXT ->
                measures.textual()
                        ? String.format(
                                Locale.ROOT,
                                "%.2f in common by rarity; the text that says less says %.0f (40 is little); names %s, meanings %s",
                                measures.overlap().cosine(),
                                measures.overlap().information(),
                                shared(
                                        measures.overlap().named(),
                                        measures.overlap().misnamed()),
                                shared(
                                        measures.overlap().meant(),
                                        measures.overlap().misMeant()))
                        : "a text is too short to be compared";
            case NUMBERS ->
                measures.agreeing() + " numbers of things agree, " + measures.contradicting() + " kinds contradict";
            case PLACE ->
                Double.isNaN(measures.radii())
                        ? String.format(Locale.ROOT, "addresses are %.2f alike", measures.address())
                        : String.format(Locale.ROOT, "%.2f radii apart", measures.radii());
            case CATEGORY ->
                switch (measures.category()) {
                    case 1 -> "the same category";
                    case Measures.RELATED -> "related categories, as the policy says";
                    default -> "different categories";
                };
            case TIME -> String.format(Locale.ROOT, "%.0f minutes apart", measures.minutes());
            case STATE -> "the earlier one was answered or closed before";
            case ODDS -> "the policy's odds for the category";
        };
    }

    private static String shared(double both, double others) {
        return both > 0 ? String.format(Locale.ROOT, "%.1f", both) : others > 0 ? "differ" : "none";
    }

    private static String verdict(ToldReport one, ToldReport other, DuplicateRules rules, Evidence evidence) {
        var thresholds =
                String.format(Locale.ROOT, " (merge from %.2f, suggest from %.2f)", rules.merge(), rules.suggest());
        double hours = Math.abs(one.time().toEpochMilli() - other.time().toEpochMilli()) / 3_600_000.0;
        if (!one.site().equals(other.site())) {
            return "two problems: other sites are never compared";
        } else if (hours * 3_600_000 > rules.window().toMillis()) {
            return "two problems: farther apart than the window";
        } else if (!evidence.comparable()) {
            return "two problems: there is nothing to compare";
        } else if (evidence.probability() >= rules.merge()) {
            return "the same problem" + thresholds;
        }
        return (evidence.probability() >= rules.suggest() ? "suggested to staff" : "two problems") + thresholds;
    }
}
