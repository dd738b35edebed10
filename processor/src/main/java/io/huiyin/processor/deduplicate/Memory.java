package io.huiyin.processor.deduplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reports of one task that later ones are compared with: how rare their terms are, where to find the few that could be the
 * same problem, and their signatures. What it answers depends on the signatures in it and on nothing else.
 */
public final class Memory {
    /** How many of those that could be the same are looked at closely. */
    public static final int MOST_CANDIDATES = 6;

    private static final int MOST_DROPPED_PER_REPORT = 4;
    /** As many as {@link Rarity} holds the terms of. */
    private static final int LATEST = Rarity.SAMPLE;
    /** A guess may be this much too low. */
    private static final double MARGIN = 1.5;

    private final SignatureStore store;
    private final NearIndex index;
    private final Rarity rarity = new Rarity();
    /** The latest signatures by the low bits of their numbers: most of those that could be the same are among them. */
    private final @Nullable Signature[] latest = new Signature[LATEST];
    /** The terms that were weighed last, of use until the next report is remembered. */
    private final WeighedTerms weighed = new WeighedTerms(rarity.of(0));

    private boolean isWeighed;

    /**
     * One over what a store holds.
     *
     * @param capacity the most reports, a power of two and at least 1024; the oldest give way
     */
    public Memory(int capacity, SignatureStore store) {
        this.store = store;
        this.index = new NearIndex(capacity);
        var surplus = new ArrayList<Long>();
        store.forEach((number, signature) -> {
            index.goOnAt(number);
            if (index.oldestIsDue(Long.MIN_VALUE)) {
                surplus.add(index.oldest());
                index.dropOldest();
            }
            take(signature);
        });
        surplus.forEach(store::delete);
    }

    /** The report with the terms by which it is looked for now, and will be found later. */
    public Signature sketched(Signature own) {
        return own.foundBy(Sketch.of(weighed(own)));
    }

    /**
     * Those that could be the same problem as a sketched report, the likeliest first.
     *
     * @param least probability below which nobody wants to know of one, above 0 and below 1
     * @param weighing what each feature counts for
     */
    public List<Signature> near(Signature sketched, double least, Weighing weighing, int most) {
        var own = Entry.of(sketched);
        double limit = StrictMath.log(least / (1 - least)) - MARGIN;
        var near = new ArrayList<Signature>();
        for (long number : index.near(own, new Guess(sketched, own, weighing), limit, most)) {
            var signature = signature(number);
            if (signature != null) {
                near.add(signature);
            }
        }
        return near;
    }

    /** What two texts of this tenant have in common. Quickest where the one is the same as before. */
    public Overlap overlap(Signature one, Signature other) {
        return weighed(one).with(other.fingerprint().terms(), _term -> {});
    }

    /** The terms that two texts share, with how rare they are now. */
    public Map<Integer, Double> shared(Signature one, Signature other) {
        var look = rarity.of(one.tenant());
        var shared = new HashMap<Integer, Double>();
        weighed(one).with(other.fingerprint().terms(), term -> shared.put(term, look.weight(term)));
        return shared;
    }

    @SuppressWarnings("ReferenceEquality") // terms are never changed
    private WeighedTerms weighed(Signature one) {
        var terms = one.fingerprint().terms();
        if (!isWeighed || weighed.terms() != terms) {
            weighed.read(terms, rarity.of(one.tenant()));
            isWeighed = true;
        }
        return weighed;
    }

    private @Nullable Signature signature(long number) {
        return number < index.next() - LATEST ? store.get(number) : latest[(int) number & (LATEST - 1)];
    }

    /** Remembers a sketched report, and lets go of what has expired at this instant of the broker's time. */
    public void remember(Signature sketched, long nowMillis) {
        for (int i = 0; i < MOST_DROPPED_PER_REPORT && index.oldestIsDue(nowMillis); i++) {
            store.delete(index.oldest());
            index.dropOldest();
        }
        store.put(index.next(), sketched);
        take(sketched);
    }

    private void take(Signature signature) {
        isWeighed = false;
        latest[(int) index.next() & (LATEST - 1)] = signature;
        index.add(Entry.of(signature));
        rarity.add(signature.tenant(), signature.fingerprint().terms());
    }
}
