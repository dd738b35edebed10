package io.huiyin.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code words}, and the keywords of a rule. */
final class WordSetReader {
    private static final String KEYWORD = "a keyword of 1 to 100 characters; '*' only at its end, after 2 or more";

    private WordSetReader() {}

    /** The sets by name. */
    static Map<String, WordSet> read(Field field) {
        var sets = new LinkedHashMap<String, WordSet>();
        field.byName().forEach((name, words) -> {
            if (Values.text(ClassifyReader.LONGEST_NAME).apply(name).isEmpty()) {
                words.refuse(name, "a name of 1 to " + ClassifyReader.LONGEST_NAME + " characters");
            }
            sets.put(name, new WordSet(name, keywords(words)));
        });
        return Collections.unmodifiableMap(sets);
    }

    static List<String> keywords(Field field) {
        return List.copyOf(field.oneOrMore(KEYWORD, WordSetReader::keyword));
    }

    private static Optional<String> keyword(String text) {
        int star = text.indexOf('*');
        return star < 0 || (star == text.length() - 1 && star >= 2)
                ? Values.text(ClassifyReader.LONGEST_NAME).apply(text)
                : Optional.empty();
    }
}
