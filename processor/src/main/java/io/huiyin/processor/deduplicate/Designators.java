package io.huiyin.processor.deduplicate;

import java.util.Arrays;

/**
 * The numbers and letters in a text that tell one thing from another of its kind, each with the kind: lift 2, elevator C, room
 * b312, 三号楼, A5区, 二食堂, 东门. Dates, amounts, times and telephone numbers are none.
 *
 * <p>Each is 32 bits, the upper half a hash of the kind and the lower one of the value, so that two texts can be seen to speak of
 * different lifts without knowing what a lift is.
 */
public final class Designators {
    private static final int MOST = 24;

    private final int[] found;

    private Designators(int[] found) {
        this.found = found;
    }

    /** Of folded text. */
    public static Designators of(String folded) {
        var found = new int[MOST];
        int count = 0;
        for (int start = 0; start < folded.length() && count < MOST; ) {
            if (!DesignatorSigns.begins(folded.charAt(start))) {
                start++;
                continue;
            }
            int end = DesignatorSigns.endOfRun(folded, start);
            if (end > start) {
                int designator = DesignatorSigns.read(folded, start, end);
                if (designator != 0) {
                    found[count++] = designator;
                }
            }
            start = Math.max(end, start + 1);
        }
        return new Designators(
                Arrays.stream(found, 0, count).sorted().distinct().toArray());
    }

    /** From numbers as {@link #hashes} gave them. */
    static Designators ofHashes(int[] rising) {
        return new Designators(rising);
    }

    /** Rising, each once. The caller leaves them as they are. */
    int[] hashes() {
        return found;
    }

    /** How the two agree, kind by kind. */
    Agreement with(Designators other) {
        int agreeing = 0;
        int contradicting = 0;
        int i = 0;
        int j = 0;
        while (i < found.length && j < other.found.length) {
            int kind = found[i] >> Short.SIZE;
            int otherKind = other.found[j] >> Short.SIZE;
            if (kind < otherKind) {
                i = endOfKind(found, i);
            } else if (otherKind < kind) {
                j = endOfKind(other.found, j);
            } else {
                int endOwn = endOfKind(found, i);
                int endOther = endOfKind(other.found, j);
                int shared = shared(other, i, endOwn, j, endOther);
                agreeing += shared;
                if (shared < Math.min(endOwn - i, endOther - j)) {
                    contradicting++;
                }
                i = endOwn;
                j = endOther;
            }
        }
        return new Agreement(agreeing, contradicting);
    }

    private int shared(Designators other, int i, int endOwn, int j, int endOther) {
        int shared = 0;
        for (int own = i; own < endOwn; own++) {
            for (int that = j; that < endOther; that++) {
                shared += found[own] == other.found[that] ? 1 : 0;
            }
        }
        return shared;
    }

    private static int endOfKind(int[] designators, int start) {
        int end = start;
        while (end < designators.length && designators[end] >> Short.SIZE == designators[start] >> Short.SIZE) {
            end++;
        }
        return end;
    }

    /**
     * How two reports' designators agree.
     *
     * @param agreeing how many are in both
     * @param contradicting kinds of which each has one that the other has not
     */
    record Agreement(int agreeing, int contradicting) {}
}
