package io.huiyin.learn.duplicates;

import io.huiyin.processor.deduplicate.Evidence;
import io.huiyin.processor.deduplicate.Measures;
import io.huiyin.processor.deduplicate.Piece;
import io.huiyin.processor.deduplicate.Weighing;
import io.huiyin.processor.flow.Classification;
import java.time.Instant;

/**
 * Two reports that were compared, as far as weights are learnt from them.
 *
 * @param category of the later report
 * @param earlier category of the earlier one
 * @param meters between them; NaN where either has no coordinates
 * @param text what the built-in weights give for the texts
 * @param given what they give for what is not learnt: numbers, addresses in words
 */
record Example(
        Instant time,
        String category,
        String earlier,
        double meters,
        double minutes,
        double text,
        double given,
        boolean settled,
        boolean same) {

    /** Of two reports that were compared, whatever by. */
    static Example of(ToldReport later, ToldReport earlier, Measures measures, double radiusMeters, boolean same) {
        var evidence = Evidence.of(measures, Weighing.BUILT_IN);
        boolean located = !Double.isNaN(measures.radii());
        return new Example(
                later.time(),
                later.category(),
                earlier.category(),
                measures.radii() * radiusMeters,
                measures.minutes(),
                evidence.of(Piece.TEXT),
                evidence.of(Piece.NUMBERS) + (located ? 0 : evidence.of(Piece.PLACE)),
                measures.settled(),
                same);
    }

    boolean located() {
        return !Double.isNaN(meters);
    }

    /** Whether they are of one category that is known. */
    boolean isOfOneCategory() {
        return category.equals(earlier) && !category.equals(Classification.UNSORTED);
    }

    /** Whether they are of two categories, and both are known. */
    boolean isOfTwoCategories() {
        return !category.equals(earlier)
                && !category.equals(Classification.UNSORTED)
                && !earlier.equals(Classification.UNSORTED);
    }
}
