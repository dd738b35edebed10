package io.huiyin.processor.deduplicate;

/** Measures as numbers of which the evidence is a weighted sum: the same for deciding and for learning the weights. */
public final class Features {
    static final double HALF_SAID = 40;

    static final Curve COSINE = new Curve(0, 0.03, 0.07, 0.12, 0.18, 0.25, 0.35, 0.5, 0.7, 1);
    /** Rarity of what both name: one pair of characters of a rare name is 4 to 5.8. */
    static final Curve NAMED = new Curve(0, 2.5, 5, 10);

    static final Curve MEANT = new Curve(0, 2.5, 5, 10);
    static final Curve RADII = new Curve(0, 0.02, 0.1, 0.3, 0.6, 1, 2, 4);
    static final Curve LIKENESS = new Curve(0, 0.5, 1);
    /** Base 10 logarithm of minutes: 1 minute, 10 minutes, an hour, 6 hours, a day, 3 days, a week, a month, a year. */
    static final Curve LOG_MINUTES = new Curve(0, 1, 1.78, 2.56, 3.16, 3.64, 4, 4.64, 5.7);

    static final int PRIOR = 0;
    static final int SILENT = 1;
    static final int TEXT = 2;
    static final int INFORMATION = TEXT + COSINE.knots().length;
    static final int SHARED_NAMES = INFORMATION + 1;
    static final int OTHER_NAMES = SHARED_NAMES + NAMED.knots().length;
    static final int UNSHARED_NAME = OTHER_NAMES + 1;
    static final int SHARED_MEANINGS = UNSHARED_NAME + 1;
    static final int OTHER_MEANINGS = SHARED_MEANINGS + MEANT.knots().length;
    static final int NAME_AND_MEANING = OTHER_MEANINGS + 1;
    static final int AGREEING = NAME_AND_MEANING + 1;
    static final int CONTRADICTING_SHORT = AGREEING + 1;
    static final int CONTRADICTING_LONG = CONTRADICTING_SHORT + 1;
    static final int PLACE = CONTRADICTING_LONG + 1;
    static final int ADDRESS = PLACE + RADII.knots().length;
    static final int SAME_CATEGORY = ADDRESS + LIKENESS.knots().length;
    static final int OTHER_CATEGORY = SAME_CATEGORY + 1;
    /** Neither category nor coordinates tell them apart: text is all there is, as far as it says enough. */
    static final int NEITHER = OTHER_CATEGORY + 1;

    static final int TIME = NEITHER + 1;
    static final int SETTLED = TIME + LOG_MINUTES.knots().length;
    /** How many there are. */
    public static final int COUNT = SETTLED + 1;

    private static final double LN_10 = StrictMath.log(10);
    private static final double ENOUGH_SAID = 400;
    private static final double MUCH_SAID = 1500;
    private static final double RAREST = 5.8;
    private static final double A_NAME = 4;
    private static final double A_MEANING = 2.5;

    private Features() {}

    /** Of what was measured. Odds are no feature: policy gives them. */
    public static double[] of(Measures measures) {
        var features = new double[COUNT];
        features[PRIOR] = 1;
        double saying = measures.saying();
        features[SILENT] = 1 - saying;
        COSINE.spread(measures.overlap().cosine(), saying, features, TEXT);
        double information = measures.overlap().information();
        double shared = saying * measures.overlap().cosine();
        features[INFORMATION] = shared * Math.min(1, information / MUCH_SAID);
        said(measures.overlap(), saying, features);
        features[AGREEING] = Math.min(2, measures.agreeing());
        double length = information / (information + MUCH_SAID);
        double contradicting = Math.min(2, measures.contradicting());
        features[CONTRADICTING_SHORT] = contradicting * (1 - length) * (1 - length);
        features[CONTRADICTING_LONG] = contradicting * length;
        if (!Double.isNaN(measures.radii())) {
            RADII.spread(measures.radii(), 1, features, PLACE);
        }
        if (!Double.isNaN(measures.address())) {
            LIKENESS.spread(measures.address(), 1, features, ADDRESS);
        }
        features[SAME_CATEGORY] = measures.category() > 0 ? 1 : 0;
        features[OTHER_CATEGORY] = measures.category() < 0 ? 1 : 0;
        boolean neither = measures.category() == 0 && Double.isNaN(measures.radii());
        features[NEITHER] = neither ? Math.min(1, information / ENOUGH_SAID) : 0;
        LOG_MINUTES.spread(logMinutes(measures.minutes()), 1, features, TIME);
        features[SETTLED] = measures.settled() ? 1 : 0;
        return features;
    }

    /** How much each knot of place has to do with a distance in radii. */
    public static double[] ofPlace(double radii) {
        var shares = new double[RADII.knots().length];
        RADII.spread(radii, 1, shares, 0);
        return shares;
    }

    /** How much each knot of time has to do with so many minutes. */
    public static double[] ofTime(double minutes) {
        var shares = new double[LOG_MINUTES.knots().length];
        LOG_MINUTES.spread(logMinutes(minutes), 1, shares, 0);
        return shares;
    }

    private static double logMinutes(double minutes) {
        return Logarithm.of(Math.max(1, minutes)) / LN_10;
    }

    private static void said(Overlap overlap, double saying, double[] features) {
        // Of two texts that are all but the same the rest says enough.
        double besides = saying * (1 - overlap.cosine());
        NAMED.spread(overlap.named(), besides, features, SHARED_NAMES);
        features[OTHER_NAMES] = saying * overlap.misnamed() / RAREST;
        features[UNSHARED_NAME] = saying * overlap.cosine() * overlap.unshared() / RAREST;
        MEANT.spread(overlap.meant(), besides, features, SHARED_MEANINGS);
        features[OTHER_MEANINGS] = saying * overlap.misMeant() / RAREST;
        features[NAME_AND_MEANING] =
                besides * Math.min(1, overlap.named() / A_NAME) * Math.min(1, overlap.meant() / A_MEANING);
    }

    /** Which piece of the evidence a feature belongs to. */
    public static Piece piece(int feature) {
        if (feature == PRIOR || feature == NEITHER) {
            return Piece.PRIOR;
        } else if (feature < AGREEING) {
            return Piece.TEXT;
        } else if (feature < PLACE) {
            return Piece.NUMBERS;
        } else if (feature < SAME_CATEGORY) {
            return Piece.PLACE;
        } else if (feature < TIME) {
            return Piece.CATEGORY;
        } else {
            return feature < SETTLED ? Piece.TIME : Piece.STATE;
        }
    }
}
