package io.huiyin.processor.deduplicate;

/** What the index on the heap holds of a report. Times are seconds, good until the year 2106. */
record Entry(Sketch sketch, int scope, int category, Whereabouts where, long submittedAt, long expiresAt, Cells cells) {
    static final int FACTS = 8;

    private static final int SKETCHED = 0;
    private static final int CATEGORY = 1;
    private static final int LATITUDE = 2;
    private static final int LONGITUDE = 3;
    private static final int SUBMITTED = 4;
    private static final int EXPIRES = 5;
    private static final int KIND_HERE = 6;
    private static final int HERE = 7;
    private static final int NOWHERE = Integer.MIN_VALUE;

    /** Of a signature. */
    static Entry of(Signature signature) {
        var where = signature.fingerprint().whereabouts();
        int scope = signature.scope();
        return new Entry(
                signature.sketch(),
                scope,
                signature.category(),
                where,
                signature.submittedAt(),
                signature.expiresAt(),
                Cells.of(scope, signature.category(), where, signature.radiusMeters()));
    }

    void write(int[] facts, int slot) {
        int at = slot * FACTS;
        facts[at + SKETCHED] = sketch.terms().length;
        facts[at + CATEGORY] = category;
        facts[at + LATITUDE] = where.located() ? where.latitude() : NOWHERE;
        facts[at + LONGITUDE] = where.longitude();
        facts[at + SUBMITTED] = (int) (submittedAt / 1000);
        facts[at + EXPIRES] = (int) Math.min((expiresAt + 999) / 1000, 0xFFFF_FFFFL);
        facts[at + KIND_HERE] = cells.kindHere();
        facts[at + HERE] = cells.here();
    }

    /** How many terms it is found by. */
    static int sketched(int[] facts, int slot) {
        return facts[slot * FACTS + SKETCHED];
    }

    static int category(int[] facts, int slot) {
        return facts[slot * FACTS + CATEGORY];
    }

    static int kindHere(int[] facts, int slot) {
        return facts[slot * FACTS + KIND_HERE];
    }

    static int here(int[] facts, int slot) {
        return facts[slot * FACTS + HERE];
    }

    static boolean located(int[] facts, int slot) {
        return facts[slot * FACTS + LATITUDE] != NOWHERE;
    }

    static int latitude(int[] facts, int slot) {
        return facts[slot * FACTS + LATITUDE];
    }

    static int longitude(int[] facts, int slot) {
        return facts[slot * FACTS + LONGITUDE];
    }

    /** Epoch milliseconds, to the second. */
    static long submittedAt(int[] facts, int slot) {
        return Integer.toUnsignedLong(facts[slot * FACTS + SUBMITTED]) * 1000;
    }

    /** Epoch milliseconds, to the second and not too early. */
    static long expiresAt(int[] facts, int slot) {
        return Integer.toUnsignedLong(facts[slot * FACTS + EXPIRES]) * 1000;
    }
}
