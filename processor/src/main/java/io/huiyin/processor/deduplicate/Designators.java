package io.huiyin.processor.deduplicate;

import java.util.Arrays;

/**
 * The numbers in a text that tell one thing from another of its kind: lift 2, room b312, 三号楼. Two reports in nearly the
 * same words are about two things where each has a number that the other has not.
 */
final class Designators {
    private static final int MOST = 16;

    private static final String CHINESE_NUMERALS = "〇零一二三四五六七八九十百两";
    /** Words for a place or a thing that is counted: only before one of them is a Chinese numeral a number of something. */
    private static final String COUNTED = "号楼层栋幢室井线队班采区";

    private final int[] hashes;

    private Designators(int[] hashes) {
        this.hashes = hashes;
    }

    /** Of folded text: runs of Latin letters and digits that have a digit, and Chinese numerals before what they count. */
    static Designators of(String folded) {
        var found = new int[MOST];
        int count = 0;
        for (int start = 0; start < folded.length() && count < MOST; ) {
            int end = endOfRun(folded, start);
            if (end > start && isDesignator(folded, start, end)) {
                found[count++] = Hash.of(folded.substring(start, end));
            }
            start = Math.max(end, start + 1);
        }
        return new Designators(
                Arrays.stream(found, 0, count).sorted().distinct().toArray());
    }

    /** Where the run of one sort of character that begins here ends; here itself where it is of neither sort. */
    private static int endOfRun(String text, int start) {
        int end = start;
        if (isLatin(text.charAt(start))) {
            while (end < text.length() && isLatin(text.charAt(end))) {
                end++;
            }
        } else {
            while (end < text.length() && isIn(CHINESE_NUMERALS, text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static boolean isDesignator(String text, int start, int end) {
        if (!isLatin(text.charAt(start))) {
            return end < text.length() && isIn(COUNTED, text.charAt(end));
        }
        for (int i = start; i < end; i++) {
            if (text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isIn(String characters, char c) {
        return characters.indexOf(c) >= 0;
    }

    /** From hashes as {@link #hashes} gave them. */
    static Designators ofHashes(int[] risingHashes) {
        return new Designators(risingHashes);
    }

    /** Rising, each once, at most {@value #MOST}. The caller leaves them as they are. */
    int[] hashes() {
        return hashes;
    }

    /** Whether each has one that the other has not. */
    boolean contradict(Designators other) {
        return !isWithin(other) && !other.isWithin(this);
    }

    private boolean isWithin(Designators other) {
        for (int hash : hashes) {
            if (Arrays.binarySearch(other.hashes, hash) < 0) {
                return false;
            }
        }
        return true;
    }
}
