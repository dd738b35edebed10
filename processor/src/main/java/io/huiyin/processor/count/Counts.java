package io.huiyin.processor.count;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures that add up: of a case, a window, or the difference between two. An immutable value.
 *
 * @param figures those that are not 0
 * @param wall first responses in wall time
 * @param business first responses in business time
 */
public record Counts(Map<Figure, Long> figures, Sketch wall, Sketch business) {

    /** Nothing at all. */
    public static final Counts NONE = new Counts(Map.of(), Sketch.EMPTY, Sketch.EMPTY);

    /** One of one figure. */
    public static Counts one(Figure figure) {
        return NONE.with(figure, 1);
    }

    /** These, with the amount added to one figure. */
    public Counts with(Figure figure, long amount) {
        return plus(new Counts(amount == 0 ? Map.of() : Map.of(figure, amount), Sketch.EMPTY, Sketch.EMPTY));
    }

    /** These, with one more first response in wall time. */
    public Counts withWall(Duration response) {
        return new Counts(figures, wall.plus(Sketch.of(response)), business);
    }

    /** These, with one more first response in business time. */
    public Counts withBusiness(Duration response) {
        return new Counts(figures, wall, business.plus(Sketch.of(response)));
    }

    public Counts plus(Counts other) {
        return new Counts(combined(other, 1), wall.plus(other.wall), business.plus(other.business));
    }

    public Counts minus(Counts other) {
        return new Counts(combined(other, -1), wall.minus(other.wall), business.minus(other.business));
    }

    private Map<Figure, Long> combined(Counts other, int sign) {
        if (other.figures.isEmpty()) {
            return figures;
        }
        var sum = new EnumMap<Figure, Long>(Figure.class);
        sum.putAll(figures);
        other.figures.forEach((figure, amount) -> sum.merge(figure, sign * amount, Counts::sumUnlessZero));
        return sum;
    }

    private static @Nullable Long sumUnlessZero(Long one, Long other) {
        return one + other == 0 ? null : (Long) (one + other);
    }

    public long get(Figure figure) {
        return figures.getOrDefault(figure, 0L);
    }

    public boolean isZero() {
        return figures.isEmpty() && wall.isEmpty() && business.isEmpty();
    }
}
