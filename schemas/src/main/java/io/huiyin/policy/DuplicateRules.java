package io.huiyin.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * When two reports are the same problem.
 *
 * @param near whether reports are compared at all; reposts of one eventId are always one report
 * @param window how far back a report looks for its like
 * @param merge probability of being the same problem from which a report joins the case, 0 to 1
 * @param suggest probability from which the case is suggested to staff, 0 to {@code merge}
 * @param radiusMeters within which two places speak for one problem
 * @param minLength letters and digits below which a text is not compared
 * @param radii the radius in meters, by category, where it is another one
 * @param odds by category, how much likelier than others its reports are told twice, where it is not 1
 * @param related categories under which one problem is told, too
 * @param weights what the evidence counts for, where it is not as built in
 */
public record DuplicateRules(
        boolean near,
        Duration window,
        double merge,
        double suggest,
        double radiusMeters,
        int minLength,
        Map<String, Double> radii,
        Map<String, Double> odds,
        List<RelatedCategories> related,
        EvidenceWeights weights) {

    public DuplicateRules {
        radii = Map.copyOf(radii);
        odds = Map.copyOf(odds);
        related = List.copyOf(related);
    }

    /** The same for all categories. */
    public DuplicateRules(
            boolean near, Duration window, double merge, double suggest, double radiusMeters, int minLength) {
        this(
                near,
                window,
                merge,
                suggest,
                radiusMeters,
                minLength,
                Map.of(),
                Map.of(),
                List.of(),
                EvidenceWeights.BUILT_IN);
    }

    /** The radius in meters that holds for a category. */
    public double radiusOf(String category) {
        return radii.getOrDefault(category, radiusMeters);
    }

    /** The odds that hold for a category; 1 where policy says nothing. */
    public double oddsOf(String category) {
        return odds.getOrDefault(category, 1.0);
    }
}
