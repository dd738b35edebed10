package io.huiyin.processor.classify;

import io.huiyin.processor.model.Weighed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers as a reason shows them: two places, a point, whatever the machine's language. */
final class Shown {
    private Shown() {}

    static String share(double number) {
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** N-grams with what each adds to the score. */
    static String grams(List<Weighed> grams) {
        return grams.stream()
                .map(gram -> gram.gram().strip() + (gram.weight() < 0 ? " " : " +") + share(gram.weight()))
                .collect(Collectors.joining(", "));
    }
}
