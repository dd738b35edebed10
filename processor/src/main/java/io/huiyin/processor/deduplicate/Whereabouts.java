package io.huiyin.processor.deduplicate;

import io.huiyin.event.Place;
import io.huiyin.processor.text.FoldedText;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Where something is, as far as it was said.
 *
 * @param latitude ten-millionths of a degree north, about a centimetre each
 * @param longitude ten-millionths of a degree east
 * @param located whether there are coordinates
 * @param address hash of the address in words; 0 where there is none
 * @param words terms of the address
 */
public record Whereabouts(boolean located, int latitude, int longitude, int address, Terms words) {
    private static final int LONGEST = 64;
    private static final double UNIT = 1e-7;
    /** The mean radius, IUGG 1980. */
    private static final double EARTH_METERS = 6_371_008.8;

    static Whereabouts of(@Nullable Place place) {
        var said = place == null || place.getAddress() == null ? "" : FoldedText.of(place.getAddress());
        var letters = Fingerprint.onlyLetters(said);
        int hash = letters.isEmpty() ? 0 : Hash.of(letters);
        var words = Terms.of("", said.substring(0, Math.min(said.length(), LONGEST)));
        return place == null || place.getLatitude() == null || place.getLongitude() == null
                ? new Whereabouts(false, 0, 0, hash, words)
                : new Whereabouts(true, units(place.getLatitude()), units(place.getLongitude()), hash, words);
    }

    /** How much of the shorter address in words is in the other, 0 to 1; NaN unless it is all there is to compare. */
    double addressLikeness(Whereabouts other) {
        if ((located && other.located) || address == 0 || other.address == 0) {
            return Double.NaN;
        }
        if (address == other.address) {
            return 1;
        }
        int fewer = Math.min(words.hashes().length, other.words.hashes().length);
        return fewer == 0 ? 0 : (double) words.shared(other.words) / fewer;
    }

    /** Meters between two places over the ground (haversine: Sinnott, Sky and Telescope 68, 1984); empty unless both have coordinates. */
    OptionalDouble metersTo(Whereabouts other) {
        if (!located || !other.located) {
            return OptionalDouble.empty();
        }
        double north = StrictMath.sin(radians(other.latitude - (long) latitude) / 2);
        double east = StrictMath.sin(radians(other.longitude - (long) longitude) / 2);
        double chord = north * north
                + StrictMath.cos(radians(latitude)) * StrictMath.cos(radians(other.latitude)) * east * east;
        return OptionalDouble.of(2 * EARTH_METERS * StrictMath.asin(Math.sqrt(Math.min(1, chord))));
    }

    private static int units(double degrees) {
        return (int) Math.round(degrees / UNIT);
    }

    private static double radians(long units) {
        return Math.toRadians(units * UNIT);
    }
}
