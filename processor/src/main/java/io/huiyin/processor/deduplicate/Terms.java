package io.huiyin.processor.deduplicate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A text as the set of its terms, each a hash: words of letters, without a common ending, and pairs of neighbouring characters
 * where a script writes without spaces (Chinese, kana, Hangul, Thai). The text cannot be read back from them.
 *
 * <p>A term has 24 bits of hash, so that two different ones are the same once in sixteen million, and below them three marks: that
 * it is in the title, that it is of a name (枫里 in 青枫里小区, by {@link Names}), and that it is no word but what words of one
 * meaning have in common (暖气 and 供暖, by {@link Meanings}). Of a long text the {@value #MOST} smallest hashes stand for all, and those of the title: a bottom sketch (Broder, "On
 * the resemblance and containment of documents", 1997), in which two texts keep the same of what they share.
 */
public final class Terms {
    static final int MOST = 400;
    static final int IN_TITLE = 1;
    static final int IN_NAME = 2;
    static final int MEANING = 4;
    /** All of the marks; two terms are one where all else is the same. */
    static final int MARKS = IN_TITLE | IN_NAME | MEANING;

    private static final int BITS = 27;
    private static final int LONGEST = 16_384;
    private static final int LONGEST_TITLE = 300;
    private static final Terms NONE = new Terms(new int[0]);

    private final int[] terms;

    private Terms(int[] terms) {
        this.terms = terms;
    }

    /** Of a folded title, which may be empty, and a folded text; at most 16,384 characters of it are read. */
    public static Terms of(String title, String text) {
        var found = new Found(true);
        collect(title, Math.min(title.length(), LONGEST_TITLE), IN_TITLE, found);
        collect(text, Math.min(text.length(), LONGEST), 0, found);
        return found.count == 0 ? NONE : new Terms(found.kept());
    }

    /** Of folded text, without what its words mean. */
    static int[] plain(String text) {
        var found = new Found(false);
        collect(text, text.length(), 0, found);
        return found.kept();
    }

    /** From numbers as {@link #hashes} gave them. */
    static Terms ofHashes(int[] rising) {
        return new Terms(rising);
    }

    /** Rising, each once: a hash whose lowest bits are the marks. The caller leaves them as they are. */
    int[] hashes() {
        return terms;
    }

    boolean isEmpty() {
        return terms.length == 0;
    }

    /** How many are in both, title or not. */
    int shared(Terms other) {
        int shared = 0;
        int j = 0;
        for (int term : terms) {
            while (j < other.terms.length && (other.terms[j] | MARKS) < (term | MARKS)) {
                j++;
            }
            shared += j < other.terms.length && (other.terms[j] | MARKS) == (term | MARKS) ? 1 : 0;
        }
        return shared;
    }

    /** The terms of a folded text by their hash, for people to read. */
    public static Map<Integer, String> words(String folded) {
        var words = new HashMap<Integer, String>();
        for (int start = 0; start < folded.length(); start++) {
            boolean pair = start + 2 <= folded.length()
                    && Script.isUnspaced(folded.charAt(start))
                    && Script.isUnspaced(folded.charAt(start + 1));
            boolean word = Script.isLetter(folded.charAt(start))
                    && (start == 0 || !Script.isWordPart(folded.charAt(start - 1)));
            int end = start + 2;
            while (word && end < folded.length() && Script.isWordPart(folded.charAt(end))) {
                end++;
            }
            if (pair || (word && end <= folded.length())) {
                var text = folded.substring(start, end);
                for (int term : of("", text).terms) {
                    words.putIfAbsent(term & ~MARKS, text);
                }
            }
        }
        return words;
    }

    private static void collect(String text, int length, int title, Found found) {
        for (int start = 0; start < length; ) {
            char c = text.charAt(start);
            int end = start + 1;
            if (Script.isUnspaced(c)) {
                while (end < length && Script.isUnspaced(text.charAt(end))) {
                    end++;
                }
                pairs(text, start, end, title, found);
            } else if (Script.isLetter(c)) {
                boolean digits = false;
                while (end < length && Script.isWordPart(text.charAt(end))) {
                    digits |= text.charAt(end) <= '9';
                    end++;
                }
                word(text, start, end, digits, title, found);
            } else if (Script.isDigit(c)) {
                while (end < length && Script.isDigit(text.charAt(end))) {
                    end++;
                }
                line(text, start, end, length, title, found);
            }
            start = end;
        }
    }

    private static void pairs(String text, int start, int end, int title, Found found) {
        if (end == start + 1) {
            return;
        }
        boolean nameEnds = Names.endBefore(text, start + 2, end);
        for (int i = start; i + 1 < end; i++) {
            boolean nameEndsNext = Names.endBefore(text, i + 3, end);
            boolean named =
                    (nameEnds || nameEndsNext) && Names.isOfName(text.charAt(i)) && Names.isOfName(text.charAt(i + 1));
            found.add(
                    term(((long) text.charAt(i) << Character.SIZE) | text.charAt(i + 1)),
                    named ? title | IN_NAME : title);
            nameEnds = nameEndsNext;
        }
    }

    private static void word(String text, int start, int end, boolean digits, int title, Found found) {
        int stem = digits ? end : Script.stem(text, start, end);
        if (stem - start < 2 || stem - start > 40) {
            return;
        }
        long hash = stem - start;
        for (int i = start; i < stem; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        found.add(term(hash + (1L << 40)), title);
    }

    /** 912路 is a name, and so is 7号线. */
    private static void line(String text, int start, int end, int length, int title, Found found) {
        boolean road = end < length && text.charAt(end) == '路';
        boolean rail = end + 1 < length && text.charAt(end) == '号' && text.charAt(end + 1) == '线';
        if (end - start <= 4 && (road || rail)) {
            found.add(term(Hash.of(text.substring(start, end)) + (1L << 42)), title | IN_NAME);
        }
    }

    /** What words of one meaning have in common, by the number of the meaning. */
    static int meaning(int number) {
        return term(number + (1L << 41)) | MEANING;
    }

    private static int term(long gram) {
        return (int) (Hash.mix(gram) >>> (Long.SIZE - BITS)) & ~MARKS;
    }

    /** What was found so far. */
    private static final class Found {
        private final boolean meanings;
        private int[] all = new int[256];
        private int count;

        Found(boolean meanings) {
            this.meanings = meanings;
        }

        void add(int term, int marks) {
            int meaning = meanings ? Meanings.of(term) : 0;
            if (meaning != 0) {
                put(meaning | (marks & IN_TITLE));
            }
            put(term | marks);
        }

        private void put(int term) {
            if (count == all.length) {
                all = Arrays.copyOf(all, 2 * count);
            }
            all[count++] = term;
        }

        /** Rising, each once, with all the marks that it had anywhere. */
        int[] kept() {
            Arrays.sort(all, 0, count);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (kept > 0 && (all[kept - 1] | MARKS) == (all[i] | MARKS)) {
                    all[kept - 1] |= all[i];
                } else {
                    all[kept++] = all[i];
                }
            }
            return kept <= MOST ? Arrays.copyOf(all, kept) : smallest(kept);
        }

        private int[] smallest(int distinct) {
            var rest = new int[distinct];
            int length = 0;
            for (int i = 0; i < distinct; i++) {
                if ((all[i] & IN_TITLE) != 0 || length < MOST) {
                    rest[length++] = all[i];
                }
            }
            return Arrays.copyOf(rest, length);
        }
    }
}
