package io.huiyin.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads what a policy says of the evidence that two reports are one problem. */
final class EvidenceReader {
    private static final double MOST = 30;
    private static final double MOST_OF_TEXT = 10;

    private EvidenceReader() {}

    static List<RelatedCategories> related(Field field) {
        var related = new ArrayList<RelatedCategories>();
        var seen = new HashSet<Set<String>>();
        for (var item : field.items()) {
            var section = item.section("categories", "odds");
            var categories = section.field("categories");
            var two = categories.items().stream()
                    .flatMap(name -> Values.text(name, ClassifyReader.LONGEST_NAME).stream())
                    .distinct()
                    .toList();
            var odds = Values.odds(section.field("odds")).orElse(1.0);
            if (two.size() != 2 || categories.items().size() != 2) {
                categories.refuse(String.join(", ", two), "two categories, such as [lamp, blackout]");
            } else if (seen.add(Set.copyOf(two))) {
                related.add(new RelatedCategories(two.getFirst(), two.getLast(), odds));
            } else {
                categories.refuse(String.join(", ", two), "given once in its list");
            }
        }
        return related;
    }

    static EvidenceWeights weights(Field field) {
        var section = field.section("prior", "text", "place", "time", "otherCategory", "settled");
        return new EvidenceWeights(
                optional(number(section.field("prior"), -MOST, MOST)),
                optional(number(section.field("text"), 0, MOST_OF_TEXT)),
                falling(section.field("place"), EvidenceWeights.PLACES),
                falling(section.field("time"), EvidenceWeights.TIMES),
                optional(number(section.field("otherCategory"), -MOST, MOST)),
                optional(number(section.field("settled"), -MOST, MOST)));
    }

    /** Nothing, or as many numbers as there are knots, none above the one before it. */
    private static List<Double> falling(Field field, int knots) {
        var numbers = new ArrayList<Double>();
        for (var item : field.items()) {
            var number = number(item, -MOST, MOST);
            if (number.isPresent() && !numbers.isEmpty() && number.get() > numbers.getLast()) {
                item.refuse(item.text(), "no more than the one before it, which is " + numbers.getLast());
                return List.of();
            }
            number.ifPresent(numbers::add);
        }
        if (field.given() && field.items().size() != knots) {
            field.refuse(field.items().size() + " numbers", knots + " numbers, one for each knot");
        }
        return numbers.size() == knots ? numbers : List.of();
    }

    private static Optional<Double> number(Field field, double least, double most) {
        return field.value("a number from %.0f to %.0f".formatted(least, most), text -> {
            try {
                return Optional.of(Double.parseDouble(text)).filter(number -> number >= least && number <= most);
            } catch (NumberFormatException _e) {
                return Optional.empty();
            }
        });
    }

    private static OptionalDouble optional(Optional<Double> number) {
        return number.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
