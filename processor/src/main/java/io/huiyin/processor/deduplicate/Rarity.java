package io.huiyin.processor.deduplicate;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How rare a term is in what a tenant's reports said lately, in nats: what everybody writes weighs nothing.
 *
 * <p>Counted are the latest {@value #SAMPLE} reports of the task, in counters that terms share by their hash (so that a rare term
 * may seem less rare, never rarer). Before a tenant has said much, {@link Commonplaces} stand for it: {@value #PRIOR} imagined
 * reports.
 */
final class Rarity {
    static final int SAMPLE = 8192;
    private static final int COUNTERS = 1 << 19;
    private static final double PRIOR = 300;
    private static final double SHARE_OF_COMMON = 0.3;
    private static final double SHARE_OF_MEANING = 0.02;
    private static final double SHARE_OF_OTHERS = 0.0015;
    /** What is in every third report or more says nothing. */
    private static final double LEAST = 1.2;
    /** What is in one report of a thousand or fewer says as much as it can: rarer is mostly misspelt. */
    private static final double MOST = 7;

    /** By how often a term was counted, the logarithm of that with what was imagined. */
    private static final double[] OF_COMMON = logarithms(PRIOR * SHARE_OF_COMMON);

    private static final double[] OF_MEANINGS = logarithms(PRIOR * SHARE_OF_MEANING);

    private static final double[] OF_OTHERS = logarithms(PRIOR * SHARE_OF_OTHERS);

    private final char[] counters = new char[COUNTERS];
    private final Map<Integer, int[]> reports = new HashMap<>();
    private final ArrayDeque<Counted> sample = new ArrayDeque<>();

    /** Takes in the latest report; the oldest of the sample is forgotten. */
    void add(int tenant, Terms terms) {
        sample.addLast(new Counted(tenant, terms.hashes()));
        count(sample.getLast(), 1);
        if (sample.size() > SAMPLE) {
            count(sample.removeFirst(), -1);
        }
    }

    /** How many of the sample are of this tenant. */
    int reportsOf(int tenant) {
        var count = reports.get(tenant);
        return count == null ? 0 : count[0];
    }

    /** For many look-ups of one tenant. */
    Look of(int tenant) {
        return new Look(tenant, reportsOf(tenant));
    }

    private void count(Counted report, int step) {
        reports.computeIfAbsent(report.tenant(), _tenant -> new int[1])[0] += step;
        for (int term : report.terms()) {
            int counter = counter(report.tenant(), term);
            counters[counter] = (char) Math.clamp((long) counters[counter] + step, 0, SAMPLE + 1);
        }
    }

    private static double[] logarithms(double prior) {
        var logarithms = new double[SAMPLE + 2];
        Arrays.setAll(logarithms, count -> Logarithm.of(count + prior));
        return logarithms;
    }

    private static int counter(int tenant, int term) {
        return ((tenant ^ (term | Terms.MARKS)) * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(COUNTERS) + 1);
    }

    private record Counted(int tenant, int[] terms) {}

    /** The rarity of terms in one tenant's reports, as of now. */
    final class Look {
        private final int tenant;
        private final double ofAll;

        private Look(int tenant, int reports) {
            this.tenant = tenant;
            this.ofAll = Logarithm.of(reports + PRIOR);
        }

        /** 0 to 5.8: how much a term says. */
        double weight(int term) {
            var logarithms = ofKind(term);
            double nats = ofAll - logarithms[counters[counter(tenant, term)]];
            return Math.max(0, Math.min(MOST, nats) - LEAST);
        }

        private static double[] ofKind(int term) {
            if ((term & Terms.MEANING) != 0) {
                return OF_MEANINGS;
            }
            return Commonplaces.contain(term) ? OF_COMMON : OF_OTHERS;
        }
    }
}
