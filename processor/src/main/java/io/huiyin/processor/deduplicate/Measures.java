package io.huiyin.processor.deduplicate;

/**
 * What was measured between two reports, before it is weighed.
 *
 * @param textual whether both texts are long enough to be compared
 * @param agreeing designators in both
 * @param contradicting kinds of designators of which each has one that the other has not
 * @param radii distance over the ground in units of the radius; NaN where either has no coordinates
 * @param address how much of the shorter address in words is in the other, 0 to 1; NaN where coordinates say more or one is missing
 * @param category 1 where it is the same, {@link #RELATED} where policy says that one problem is told under both, -1 where it differs, 0
 *     where either is unsorted
 * @param minutes between them
 * @param settled whether the case was answered or closed before the report came
 * @param odds how much likelier than others reports of this category are told twice, as policy says; 1 is as likely
 */
public record Measures(
        boolean textual,
        Overlap overlap,
        int agreeing,
        int contradicting,
        double radii,
        double address,
        int category,
        double minutes,
        boolean settled,
        double odds) {
    /** Of the category: not the same, but one under which the same problem is told. */
    public static final int RELATED = 2;

    /** The same, with what the case says. */
    Measures of(int category, boolean settled, double odds) {
        return new Measures(
                textual, overlap, agreeing, contradicting, radii, address, category, minutes, settled, odds);
    }

    /** Whether anything but time and category was compared. */
    boolean comparable() {
        return (textual && overlap.information() > 0) || !Double.isNaN(radii) || address == 1;
    }

    /** How much the texts say, 0 to 1: next to nothing where all they have is what everybody writes. */
    double saying() {
        double said = overlap.information() / Features.HALF_SAID;
        return textual ? said * said / (said * said + 1) : 0;
    }
}
