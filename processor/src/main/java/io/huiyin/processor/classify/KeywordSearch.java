package io.huiyin.processor.classify;

import java.util.Arrays;
import java.util.List;

/**
 * Finds all of many keywords in one pass over a text, however many they are (Aho and Corasick, "Efficient string matching",
 * CACM 18(6), 1975). States are numbers; the steps between them are in one {@link StepTable}.
 *
 * <p>In scripts that put spaces between words a keyword is a whole word: "lift" is not in "shoplifter". One that ends in '*'
 * may go on: "collaps*" is in "collapsed". In Chinese, where words are not marked, a keyword is found anywhere.
 */
final class KeywordSearch {
    private static final int NONE = -1;

    private final StepTable steps = new StepTable();
    private final List<String> words;
    /** By keyword: its characters, without the mark that it may go on. */
    private final int[] lengths;
    /** By state: the keyword that ends here as a whole word, or NONE. */
    private int[] whole;
    /** By state: the keyword that ends here and may go on, or NONE. */
    private int[] stem;
    /** By state: the state of the longest proper suffix that is a prefix of some keyword, and does not begin inside a Latin word. */
    private int[] fallback;
    /** By state: the nearest state on the way of fallbacks at which a keyword ends, or NONE. */
    private int[] shorter;
    /** By state: itself where a keyword ends here, or else the nearest as above. */
    private int[] nearest;

    private final Beginnings beginnings;

    private int states = 1;

    /**
     * @param keywords folded, distinct, none of them empty; their places in this list are what {@link #in} answers with
     */
    KeywordSearch(List<String> keywords) {
        words = List.copyOf(keywords);
        lengths = new int[words.size()];
        beginnings = new Beginnings(words.size());
        int most = 1 + words.stream().mapToInt(String::length).sum();
        whole = filled(most);
        stem = filled(most);
        var depth = new int[most];
        var parent = new int[most];
        var step = new char[most];
        for (int id = 0; id < words.size(); id++) {
            var word = words.get(id);
            lengths[id] = word.length() - (mayGoOn(id) ? 1 : 0);
            beginnings.add(word, lengths[id]);
            int state = 0;
            for (int i = 0; i < lengths[id]; i++) {
                int next = steps.from(state, word.charAt(i));
                if (next == NONE) {
                    next = states++;
                    steps.put(state, word.charAt(i), next);
                    depth[next] = depth[state] + 1;
                    parent[next] = state;
                    step[next] = word.charAt(i);
                }
                state = next;
            }
            (mayGoOn(id) ? stem : whole)[state] = id;
        }
        whole = Arrays.copyOf(whole, states);
        stem = Arrays.copyOf(stem, states);
        fallback = new int[states];
        shorter = filled(states);
        nearest = filled(states);
        link(depth, parent, step);
    }

    /** The keywords (by their places, each once, in rising order) that are in this folded text. */
    int[] in(String folded) {
        var found = new Found();
        var text = folded.toCharArray();
        int state = 0;
        for (int i = 0; i < text.length; i++) {
            // Nothing begins inside a Latin word, so most letters need not be looked up.
            boolean inside = i > 0 && isLatin(text[i]) && isLatin(text[i - 1]);
            if (state == 0 && (inside || !beginnings.at(text, i))) {
                continue;
            }
            state = state == 0 ? first(text[i]) : next(state, text, i, inside);
            for (int end = nearest[state]; end != NONE; end = shorter[end]) {
                add(found, whole[end], text, i + 1);
                add(found, stem[end], text, i + 1);
            }
        }
        return found.distinct();
    }

    private void add(Found found, int id, char[] text, int end) {
        if (id != NONE && isWord(id, text, end)) {
            found.add(id);
        }
    }

    /** What was found, as it was met. Its size goes by the text and not by how many keywords there are. */
    private static final class Found {
        private int[] ids = {};
        private int size;

        void add(int id) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, Math.max(8, 2 * size));
            }
            ids[size++] = id;
        }

        int[] distinct() {
            Arrays.sort(ids, 0, size);
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || ids[i] != ids[i - 1]) {
                    ids[kept++] = ids[i];
                }
            }
            return Arrays.copyOf(ids, kept);
        }
    }

    private boolean isWord(int id, char[] text, int end) {
        int start = end - lengths[id];
        return !(start > 0 && joined(text[start - 1], text[start]))
                && (mayGoOn(id) || !(end < text.length && joined(text[end - 1], text[end])));
    }

    private int next(int from, char[] text, int place, boolean inside) {
        int next = onward(from, text[place]);
        return next != 0 || inside || !beginnings.at(text, place) ? next : first(text[place]);
    }

    /** The state after this step from a state or, where it leads nowhere, from the nearest on its way of fallbacks; 0 from the root. */
    private int onward(int from, char c) {
        for (int state = from; state != 0; state = fallback[state]) {
            int next = steps.from(state, c);
            if (next != NONE) {
                return next;
            }
        }
        return 0;
    }

    private int first(char c) {
        return Math.max(0, steps.from(0, c));
    }

    /** Shallow states first, so that a state's fallback is known before the state's own is looked for. */
    private void link(int[] depth, int[] parent, char[] step) {
        var byDepth = new Integer[states];
        Arrays.setAll(byDepth, state -> state);
        Arrays.sort(byDepth, (a, b) -> Integer.compare(depth[a], depth[b]));
        for (int state : byDepth) {
            if (depth[state] > 1) {
                int next = onward(fallback[parent[state]], step[state]);
                boolean inside = isLatin(step[parent[state]]) && isLatin(step[state]);
                fallback[state] = next == 0 && !inside ? first(step[state]) : next;
            }
            int behind = fallback[state];
            if (state != 0) {
                shorter[state] = nearest[behind];
                nearest[state] = whole[state] != NONE || stem[state] != NONE ? state : shorter[state];
            }
        }
    }

    private boolean mayGoOn(int id) {
        return words.get(id).endsWith("*");
    }

    /** Whether these two neighbours belong to one word of a script that puts spaces between words. */
    private static boolean joined(char left, char right) {
        return ofSpacedWord(left) && ofSpacedWord(right);
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** Unicode's tables are slow to ask, so what most texts are made of is known without them. */
    private static boolean ofSpacedWord(char c) {
        if (isLatin(c) || isUnifiedIdeograph(c)) {
            return isLatin(c);
        }
        return Character.isLetterOrDigit(c)
                && switch (Character.UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> false;
                    default -> true;
                };
    }

    private static boolean isUnifiedIdeograph(char c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }

    private static int[] filled(int length) {
        var numbers = new int[length];
        Arrays.fill(numbers, NONE);
        return numbers;
    }
}
