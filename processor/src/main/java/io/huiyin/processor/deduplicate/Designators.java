package io.huiyin.processor.deduplicate;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The numbers in a text that tell one thing from another of its kind: lift 2, room b312, 三号楼. Two reports in nearly the
 * same words are about two things where each has a number that the other has not.
 */
final class Designators {
    private static final int MOST = 16;

    /** Digits with the Latin letters that touch them, or Chinese numerals before a word for a place or a thing that is counted. */
    private static final Pattern FORM = Pattern.compile("[a-z]*\\d[a-z\\d]*|[〇零一二三四五六七八九十百两]+(?=[号楼层栋幢室井线队班采区])");

    private final int[] hashes;

    private Designators(int[] hashes) {
        this.hashes = hashes;
    }

    /** Of folded text. */
    static Designators of(String folded) {
        var matcher = FORM.matcher(folded);
        return new Designators(matcher.results()
                .mapToInt(result -> Hash.of(result.group()))
                .sorted()
                .distinct()
                .limit(MOST)
                .toArray());
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
