package io.huiyin.processor.deduplicate;

/**
 * What two texts have in common, each term weighing the square of its rarity.
 *
 * @param cosine 0 to 1: what is shared over the geometric mean of what each says
 * @param information how much the text that says less says: about 25 for one rare term, 0 where it says what everybody says
 */
public record Overlap(double cosine, double information) {
    private static final double TITLE = 1.5;

    /** How much more a term counts that is in the title, by its hash. */
    static double titled(int term) {
        return (term & Terms.IN_TITLE) != 0 ? TITLE : 1;
    }
}
