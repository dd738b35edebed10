package io.huiyin.processor.surge;

import java.util.HashSet;
import java.util.Set;

/** What a folded text says: words of Latin letters, and runs of two to four Chinese characters, each once. */
final class Terms {
    private static final int SHORTEST_WORD = 3;
    private static final int LONGEST_WORD = 30;
    private static final int SHORTEST_RUN = 2;
    private static final int LONGEST_RUN = 4;

    private Terms() {}

    static Set<String> of(String folded) {
        var terms = new HashSet<String>();
        int begin = 0;
        while (begin < folded.length()) {
            int end = begin + 1;
            if (isChinese(folded.charAt(begin))) {
                while (end < folded.length() && isChinese(folded.charAt(end))) {
                    end++;
                }
                runs(folded, begin, end, terms);
            } else if (isLetter(folded.charAt(begin))) {
                while (end < folded.length() && isInWord(folded.charAt(end))) {
                    end++;
                }
                word(folded.substring(begin, end), terms);
            }
            begin = end;
        }
        return terms;
    }

    private static void runs(String folded, int begin, int end, Set<String> terms) {
        for (int from = begin; from < end; from++) {
            for (int to = from + SHORTEST_RUN; to <= Math.min(end, from + LONGEST_RUN); to++) {
                terms.add(folded.substring(from, to));
            }
        }
    }

    private static void word(String word, Set<String> terms) {
        if (word.length() >= SHORTEST_WORD && word.length() <= LONGEST_WORD) {
            terms.add(word);
        }
    }

    static boolean isChinese(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) && !isChinese(c);
    }

    /** Letters, and digits behind them ("pm10"): numbers alone say little. */
    private static boolean isInWord(char c) {
        return isLetter(c) || Character.isDigit(c);
    }
}
