package io.huiyin.processor.deduplicate;

/**
 * The keys by which reports of one place meet: squares of the ground at least twice the radius wide, so that whatever is nearer
 * than the radius is in one of the four squares around, or the address in words where there are no coordinates.
 *
 * @param kindHere key of place and category; 0 where there is no place
 * @param here key of the place alone; 0 where there is no place
 * @param kindNearby keys of the squares around, with the category
 * @param nearby keys of the squares around
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cells(int kindHere, int here, int[] kindNearby, int[] nearby) {
    static final int MOST = 4;

    private static final double UNITS_PER_METER = 1e7 * 360 / (2 * StrictMath.PI * 6_371_008.8);
    private static final int[] NONE = {};

    static Cells of(int scope, int category, Whereabouts where, double radiusMeters) {
        if (where.located()) {
            return located(scope, category, where, radiusMeters);
        }
        if (where.address() == 0) {
            return new Cells(0, 0, NONE, NONE);
        }
        int key = key(scope, where.address(), 1);
        return new Cells(0, key, NONE, new int[] {key});
    }

    private static Cells located(int scope, int category, Whereabouts where, double radiusMeters) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros((long) (2 * radiusMeters * UNITS_PER_METER));
        bits = Math.min(bits, 29);
        long row = (long) where.latitude() >> bits;
        long besides = ((where.latitude() >> (bits - 1)) & 1) == 0 ? row - 1 : row + 1;
        var kindNearby = new int[MOST];
        var nearby = new int[MOST];
        int count = 0;
        for (long y : new long[] {row, besides}) {
            long east = east(where.longitude(), y, bits);
            long column = east >> bits;
            long neighbour = ((east >> (bits - 1)) & 1) == 0 ? column - 1 : column + 1;
            for (long x : new long[] {column, neighbour}) {
                int cell = (int) Hash.mix(Hash.mix(31 * y + bits) + x);
                kindNearby[count] = key(scope, cell, category + 2);
                nearby[count++] = key(scope, cell, 1);
            }
        }
        return new Cells(kindNearby[0], nearby[0], kindNearby, nearby);
    }

    /** Longitude as the width of the ground in the middle of this row. */
    private static long east(int longitude, long row, int bits) {
        double middle = StrictMath.toRadians(((row << bits) + (1L << (bits - 1))) * 1e-7);
        return (long) Math.floor(longitude * StrictMath.cos(middle));
    }

    static int ofTerm(int scope, int term) {
        return key(scope, term, 0);
    }

    private static int key(int scope, int what, int sort) {
        int key = (int) (Hash.mix(((long) scope << Integer.SIZE) ^ (what & 0xFFFF_FFFFL) ^ ((long) sort << 17)) >>> 7);
        return key == 0 ? 1 : key;
    }
}
