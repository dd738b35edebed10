package io.huiyin.processor.deduplicate;

import io.huiyin.event.Report;
import io.huiyin.processor.text.FoldedText;

/**
 * What of a report is compared with others: hashes and a place, no text.
 *
 * @param letters how many letters and digits the text has
 */
public record Fingerprint(int letters, Terms terms, Designators designators, Whereabouts whereabouts) {

    /** Of what a report says. */
    public static Fingerprint of(Report report) {
        return of(report, FoldedText.of(report));
    }

    /** Of a report whose title and text were folded before. */
    public static Fingerprint of(Report report, String folded) {
        // Folding leaves one line break, the one after the title.
        int end = folded.indexOf('\n');
        var title = end < 0 ? "" : folded.substring(0, end);
        var text = end < 0 ? folded : folded.substring(end + 1);
        var place = report.getPlace();
        var whereabouts = Whereabouts.of(place);
        // Without coordinates the address is part of what is said: others say the place in their text.
        var address = place == null || place.getAddress() == null || whereabouts.located()
                ? ""
                : "\n" + FoldedText.of(place.getAddress());
        return new Fingerprint(
                letters(title) + letters(text),
                Terms.of(title, text + address),
                Designators.of(folded + address),
                whereabouts);
    }

    /** How many letters and digits a text has: no punctuation, no spaces, no pictures. */
    static int letters(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += isLetter(text.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    /** A text without its punctuation and spaces; digits stay. */
    static String onlyLetters(String text) {
        var letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isLetter(text.charAt(i))) {
                letters.append(text.charAt(i));
            }
        }
        return letters.toString();
    }

    /** Most of what a Chinese text is made of is asked first, so that Unicode's tables need not be. */
    private static boolean isLetter(char c) {
        return (c >= 0x4E00 && c <= 0x9FA5) || Character.isLetterOrDigit(c);
    }
}
