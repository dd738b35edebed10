package io.huiyin.processor.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them: so many places, a point, whatever the machine's language; a half is rounded away from nought. */
public final class Decimal {
    private static final long[] POWERS = {1, 10, 100, 1000};
    private static final double MOST = 1e12;
    /** Nearer to a half than this, what the number is in decimals decides. */
    private static final double DOUBTFUL = 1e-4;

    private Decimal() {}

    /** @param places 1 to 3 */
    public static String of(double number, int places) {
        return append(new StringBuilder(8), number, places).toString();
    }

    /** Appends a number. Most are far from a half, which one look tells; the others are worth the exact way. */
    public static StringBuilder append(StringBuilder text, double number, int places) {
        double scaled = Math.abs(number) * POWERS[places];
        double above = scaled - Math.floor(scaled);
        if (!(scaled < MOST) || Math.abs(above - 0.5) < DOUBTFUL) {
            return text.append(BigDecimal.valueOf(number)
                    .setScale(places, RoundingMode.HALF_UP)
                    .toPlainString());
        }
        long rounded = (long) (scaled + 0.5);
        if (number < 0 && rounded != 0) {
            text.append('-');
        }
        text.append(rounded / POWERS[places]).append('.');
        long rest = rounded % POWERS[places];
        for (int place = places - 1; place >= 0; place--) {
            text.append((char) ('0' + rest / POWERS[place] % 10));
        }
        return text;
    }
}
