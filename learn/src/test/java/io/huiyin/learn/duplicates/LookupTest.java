package io.huiyin.learn.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.huiyin.event.Place;
import io.huiyin.policy.DuplicateRules;
import io.huiyin.policy.EvidenceWeights;
import io.huiyin.policy.RelatedCategories;
import io.huiyin.processor.deduplicate.Measures;
import io.huiyin.processor.deduplicate.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LookupTest {
    private static final RelatedCategories DARK = new RelatedCategories("blackout", "lamps", 4);
    /** A blackout is told from far, so it lies in another, wider square than lamps do. */
    private static final Map<String, Double> RADII = Map.of("blackout", 400.0, "lamps", 20.0);

    @Test
    void next_relatedCategoryOfAnotherRadius_isFoundAndWeighedAsOneCategory() {
        var found = found(rules(List.of(DARK), EvidenceWeights.BUILT_IN));

        assertThat(found).singleElement().satisfies(compared -> {
            assertThat(compared.evidence().measures().category()).isEqualTo(Measures.RELATED);
            assertThat(compared.evidence().of(Piece.CATEGORY)).isPositive();
            assertThat(Math.exp(compared.evidence().of(Piece.ODDS))).isCloseTo(4, within(0.01));
        });
    }

    @Test
    void next_otherCategoryOfAnotherRadius_isNotFound() {
        assertThat(found(rules(List.of(), EvidenceWeights.BUILT_IN))).isEmpty();
    }

    @Test
    void next_weightsOfThePolicy_areTheEvidence() {
        var weights = new EvidenceWeights(
                OptionalDouble.of(1),
                OptionalDouble.of(0),
                List.of(2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0),
                List.of(-1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0, -1.0),
                OptionalDouble.empty(),
                OptionalDouble.empty());

        assertThat(found(rules(List.of(DARK), weights))).singleElement().satisfies(compared -> {
            assertThat(compared.evidence().of(Piece.PRIOR)).isEqualTo(1);
            assertThat(compared.evidence().of(Piece.TEXT)).isZero();
            assertThat(compared.evidence().of(Piece.PLACE)).isEqualTo(2);
            assertThat(compared.evidence().of(Piece.TIME)).isEqualTo(-1);
        });
    }

    @Test
    void explanation_relatedCategories_saysSo() {
        assertThat(Explanation.lines(
                        told("a", "blackout", 30),
                        told("b", "lamps", 30.0005),
                        rules(List.of(DARK), EvidenceWeights.BUILT_IN)))
                .anyMatch(
                        line -> line.startsWith("category") && line.endsWith("related categories, as the policy says"));
    }

    /** What a lamp finds 56 m from a blackout. */
    private static List<Lookup.Compared> found(DuplicateRules rules) {
        var lookup = new Lookup(rules);
        assertThat(lookup.next(told("a", "blackout", 30), 1e-9, 6)).isEmpty();
        return lookup.next(told("b", "lamps", 30.0005), 1e-9, 6);
    }

    private static ToldReport told(String id, String category, double latitude) {
        return new ToldReport(
                id,
                "town",
                "",
                "",
                Instant.parse("2026-03-01T00:00:00Z"),
                new Place(latitude, 120.0, null),
                category,
                null);
    }

    private static DuplicateRules rules(List<RelatedCategories> related, EvidenceWeights weights) {
        return new DuplicateRules(true, Duration.ofDays(14), 0.7, 0.4, 100, 12, RADII, Map.of(), related, weights);
    }
}
