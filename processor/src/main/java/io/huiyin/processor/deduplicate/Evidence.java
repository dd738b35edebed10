package io.huiyin.processor.deduplicate;

import io.huiyin.processor.text.Decimal;
import java.util.Arrays;
import java.util.Locale;

/**
 * What speaks for and against two reports being one problem: logarithms of likelihood ratios (natural; Fellegi and Sunter, "A
 * theory for record linkage", 1969), by the piece that gives them. Their sum is the logarithm of the odds.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the caller leaves it as it is
public record Evidence(Measures measures, double[] byPiece) {

    /** Weighed so. */
    public static Evidence of(Measures measures, Weighing weighing) {
        var features = Features.of(measures);
        var byPiece = new double[Piece.values().length];
        for (int i = 0; i < features.length; i++) {
            byPiece[Features.piece(i).ordinal()] += features[i] * weighing.weight(i);
        }
        byPiece[Piece.ODDS.ordinal()] = Logarithm.of(measures.odds());
        return new Evidence(measures, byPiece);
    }

    /** What one piece gives. */
    public double of(Piece piece) {
        return byPiece[piece.ordinal()];
    }

    /** Whether there was enough to compare, and the places are not too far apart for anything. */
    public boolean comparable() {
        return measures.comparable() && !(measures.radii() > Deduplicator.FARTHEST);
    }

    /** The logarithm of the odds. */
    public double sum() {
        return Arrays.stream(byPiece).sum();
    }

    /** That they are one problem, 0 to 1. */
    public double probability() {
        return 1 / (1 + StrictMath.exp(-sum()));
    }

    /** The pieces that give anything, such as "text +4.1, place -2.0"; holds nothing of anybody's text. */
    public String sentence() {
        var sentence = new StringBuilder();
        for (var piece : Piece.values()) {
            if (Math.abs(of(piece)) >= 0.05) {
                sentence.append(sentence.isEmpty() ? "" : ", ")
                        .append(piece.name().toLowerCase(Locale.ROOT))
                        .append(of(piece) < 0 ? " " : " +");
                Decimal.append(sentence, of(piece), 1);
            }
        }
        return sentence.toString();
    }
}
