package io.huiyin.processor.deduplicate;

import io.huiyin.event.Report;
import io.huiyin.processor.text.FoldedText;

/**
 * What of a report is compared with others: hashes and a place, no text.
 *
 * @param letters how many letters and digits the text has
 */
record Fingerprint(int letters, Shingles shingles, Designators designators, Whereabouts whereabouts) {

    static Fingerprint of(Report report) {
        var folded = FoldedText.of(report);
        var letters = letters(folded);
        return new Fingerprint(
                letters.length(), Shingles.of(letters), Designators.of(folded), Whereabouts.of(report.getPlace()));
    }

    /** Folded text without its punctuation and spaces; digits stay. */
    static String letters(String folded) {
        var letters = new char[folded.length()];
        int length = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (isIdeograph(c) || Character.isLetterOrDigit(c)) {
                letters[length++] = c;
            }
        }
        return new String(letters, 0, length);
    }

    /** Most of what a Chinese text is made of, so that Unicode's tables need not be asked. */
    private static boolean isIdeograph(char c) {
        return c >= 0x4E00 && c <= 0x9FA5;
    }
}
