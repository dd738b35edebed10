package io.huiyin.processor.deduplicate;

/**
 * What two texts have in common, each term weighing the square of its rarity.
 *
 * @param cosine 0 to 1: what is shared over the geometric mean of what each says
 * @param information how much the text that says less says: about 25 for one rare term, 0 where it says what everybody says
 * @param named the rarity of what both say and either names a thing with: 5.8 for two characters of a rare name
 * @param misnamed 0 to 5.8: how rare the names are of which both have some and none in common
 * @param unshared 0 to 5.8: the same where at least one has names
 * @param meant the rarity of meanings in both
 * @param misMeant 0 to 5.8: how rare the meanings are of which both have some and none in common
 */
public record Overlap(
        double cosine,
        double information,
        double named,
        double misnamed,
        double unshared,
        double meant,
        double misMeant) {
    private static final double TITLE = 1.5;

    /** How much more a term counts that is in the title, by its hash. */
    static double titled(int term) {
        return (term & Terms.IN_TITLE) != 0 ? TITLE : 1;
    }
}
