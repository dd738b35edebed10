package io.huiyin.sink.notify.media;

import io.huiyin.policy.Language;

/** One thing that a page says, with what it is. Both are one line of plain text. */
record Fact(String label, String value) {
    private static final int LONGEST = 120;

    static Fact of(Phrase label, String value, Language language) {
        return new Fact(label.in(language), Cut.characters(Plain.line(value), LONGEST));
    }

    /** As a line of text. */
    String line(Language language) {
        return label + (language == Language.EN ? ": " : "：") + value;
    }
}
