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
 */
record Whereabouts(boolean located, int latitude, int longitude, int address) {
    private static final double UNIT = 1e-7;
    /** The mean radius, IUGG 1980. */
    private static final double EARTH_METERS = 6_371_008.8;

    static Whereabouts of(@Nullable Place place) {
        if (place == null) {
            return new Whereabouts(false, 0, 0, 0);
        }
        var address = place.getAddress();
        int hash = address == null || address.isBlank() ? 0 : Hash.of(Fingerprint.letters(FoldedText.of(address)));
        return place.getLatitude() == null || place.getLongitude() == null
                ? new Whereabouts(false, 0, 0, hash)
                : new Whereabouts(true, units(place.getLatitude()), units(place.getLongitude()), hash);
    }

    /** Meters between two places over the ground (haversine: Sinnott, Sky and Telescope 68, 1984); empty unless both have coordinates. */
    OptionalDouble metersTo(Whereabouts other) {
        if (!located || !other.located) {
            return OptionalDouble.empty();
        }
        double north = Math.sin(radians(other.latitude - (long) latitude) / 2);
        double east = Math.sin(radians(other.longitude - (long) longitude) / 2);
        double chord = north * north + Math.cos(radians(latitude)) * Math.cos(radians(other.latitude)) * east * east;
        return OptionalDouble.of(2 * EARTH_METERS * Math.asin(Math.sqrt(Math.min(1, chord))));
    }

    /** Whether only the words can tell the places apart, and they differ. */
    boolean addressDiffers(Whereabouts other) {
        return !(located && other.located) && address != 0 && other.address != 0 && address != other.address;
    }

    private static int units(double degrees) {
        return (int) Math.round(degrees / UNIT);
    }

    private static double radians(long units) {
        return Math.toRadians(units * UNIT);
    }
}
