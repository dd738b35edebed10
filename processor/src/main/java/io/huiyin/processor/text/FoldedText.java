package io.huiyin.processor.text;

import io.huiyin.event.Report;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Text in the form in which it is compared: Unicode NFKC (so that full-width letters and digits are the plain ones), case
 * folded, and every run of white space one space.
 */
public final class FoldedText {
    private FoldedText() {}

    /** Title and text of a report, the title on a line of its own. */
    public static String of(Report report) {
        var title = report.getTitle();
        var text = of(report.getText());
        return title == null || title.isBlank() ? text : of(title) + "\n" + text;
    }

    /**
     * Folds one text. Upper and then lower case is the nearest that the JDK has to the full case folding of Unicode (section
     * 3.13): it makes ß and SS alike, and both forms of the Greek sigma.
     */
    public static String of(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return withSingleSpaces(normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }

    private static String withSingleSpaces(String text) {
        var single = new StringBuilder(text.length());
        boolean between = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                between = !single.isEmpty();
            } else {
                if (between) {
                    single.append(' ');
                    between = false;
                }
                single.append(c);
            }
        }
        return single.toString();
    }
}
