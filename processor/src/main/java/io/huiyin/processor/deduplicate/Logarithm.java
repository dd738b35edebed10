package io.huiyin.processor.deduplicate;

/**
 * The natural logarithm to three decimals, from a table: the same on every machine, and a tenth of what StrictMath's costs.
 */
final class Logarithm {
    private static final int BITS = 11;
    private static final double LN_2 = StrictMath.log(2);
    private static final double[] OF_MANTISSA = new double[1 << BITS];

    static {
        for (int i = 0; i < OF_MANTISSA.length; i++) {
            OF_MANTISSA[i] = StrictMath.log(1 + (i + 0.5) / OF_MANTISSA.length);
        }
    }

    private Logarithm() {}

    /** Of a number above 0. */
    static double of(double number) {
        long bits = Double.doubleToRawLongBits(number);
        int mantissa = (int) (bits >>> (52 - BITS)) & (OF_MANTISSA.length - 1);
        return (((bits >>> 52) & 0x7FF) - 1023) * LN_2 + OF_MANTISSA[mantissa];
    }
}
