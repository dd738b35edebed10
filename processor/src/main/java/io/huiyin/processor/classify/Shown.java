package io.huiyin.processor.classify;

import io.huiyin.processor.model.Weighed;
import io.huiyin.processor.text.Decimal;
import java.util.List;

/** Numbers as a reason shows them: two places, a point, whatever the machine's language. */
final class Shown {
    private Shown() {}

    static String share(double number) {
        return Decimal.of(number, 2);
    }

    /** N-grams with what each adds to the score. */
    static String grams(List<Weighed> grams) {
        var shown = new StringBuilder();
        for (var gram : grams) {
            shown.append(shown.isEmpty() ? "" : ", ")
                    .append(gram.gram().strip())
                    .append(gram.weight() < 0 ? " " : " +");
            Decimal.append(shown, gram.weight(), 2);
        }
        return shown.toString();
    }
}
