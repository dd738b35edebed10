package io.huiyin.processor.deduplicate;

/** What the evidence may come to, from what is on the heap: rather too high than too low, so that what could matter is read. */
final class Guess {
    private static final double UNITS_PER_METER = 1e7 * 360 / (2 * StrictMath.PI * 6_371_008.8);
    private static final double LN_10 = StrictMath.log(10);
    /** A sample of terms in common may be fewer than their share in the texts. */
    private static final double SAMPLED = 1.3;

    private final Entry own;
    private final double eastByNorth;
    private final double reach;
    private final double[] ofShared = new double[Sketch.MOST + 1];
    private final Weighing weighing;

    Guess(Signature signature, Entry own, Weighing weighing) {
        this.own = own;
        this.weighing = weighing;
        this.reach = Math.max(1, signature.radiusMeters()) * UNITS_PER_METER;
        this.eastByNorth = own.where().located()
                ? StrictMath.cos(StrictMath.toRadians(own.where().latitude() * 1e-7))
                : 1;
        int terms = Math.max(1, own.sketch().terms().length);
        for (int shared = 0; shared < ofShared.length; shared++) {
            double cosine = Math.min(1, SAMPLED * shared / terms);
            ofShared[shared] = shared == 0 ? weighing.weight(Features.TEXT) : best(cosine);
        }
    }

    private double best(double cosine) {
        double least = weighed(Features.COSINE, Features.TEXT, cosine);
        // Whether what is shared is a name and what it is about is not seen here.
        return least + Math.max(0, weighing.weight(Features.NAME_AND_MEANING));
    }

    /** What text and category give, before {@link #score the rest} is looked at. */
    double begun(int shared, int[] facts, int slot) {
        double saying = Math.min(own.sketch().terms().length, Entry.sketched(facts, slot));
        saying = shared > 0 ? 1 : saying / (saying + 2);
        double ofText = saying * ofShared[shared] + (1 - saying) * weighing.weight(Features.SILENT);
        boolean located = own.where().located() && Entry.located(facts, slot);
        return ofText + ofCategory(Entry.category(facts, slot), located);
    }

    private double ofCategory(int category, boolean located) {
        double prior = weighing.weight(Features.PRIOR) + weighing.logOdds(category);
        if (category == 0 || own.category() == 0) {
            return located ? prior : prior + weighing.weight(Features.NEITHER);
        }
        boolean same = category == own.category() || weighing.isRelated(category);
        return prior + weighing.weight(same ? Features.SAME_CATEGORY : Features.OTHER_CATEGORY);
    }

    /** Keys of the places around, for each category that is looked for beside its own. */
    int[][] relatedNearby() {
        var related = weighing.related();
        var keys = new int[related.size()][];
        for (int i = 0; i < keys.length; i++) {
            var other = related.get(i);
            keys[i] = Cells.of(own.scope(), other.category(), own.where(), other.radiusMeters())
                    .kindNearby();
        }
        return keys;
    }

    /** The most that can become of what is begun. */
    double most(double begun) {
        return begun + weighing.mostOfPlaceAndTime();
    }

    /** The logarithm of the odds, about, from what is begun; negative infinity where it is out of the question. */
    double score(double begun, int[] facts, int slot) {
        double score = begun;
        if (own.where().located() && Entry.located(facts, slot)) {
            double north = (double) own.where().latitude() - Entry.latitude(facts, slot);
            double east = wrapped((double) own.where().longitude() - Entry.longitude(facts, slot)) * eastByNorth;
            double radii = Math.sqrt(north * north + east * east) / reach;
            if (radii > Deduplicator.FARTHEST * 1.05) {
                return Double.NEGATIVE_INFINITY;
            }
            score += weighed(Features.RADII, Features.PLACE, radii);
        }
        double minutes = Math.abs(own.submittedAt() - Entry.submittedAt(facts, slot)) / 60_000.0;
        return score + weighed(Features.LOG_MINUTES, Features.TIME, Logarithm.of(Math.max(1, minutes)) / LN_10);
    }

    private static double wrapped(double units) {
        return Math.abs(units) > 1.8e9 ? 3.6e9 - Math.abs(units) : units;
    }

    private double weighed(Curve curve, int from, double measure) {
        return weighing.weight(curve, from, measure);
    }
}
