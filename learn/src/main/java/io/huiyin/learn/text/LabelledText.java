package io.huiyin.learn.text;

import io.huiyin.processor.text.FoldedText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text and what it is about, as somebody said who knows.
 *
 * @param line where it stands in its file, from 1; 0 where it is from no file
 * @param text folded as the pipeline folds a report: the title, if there is one, on a line of its own
 * @param label what it is about
 */
public record LabelledText(long line, String text, String label) {

    /** From its parts as they were written: of two or more, the first is the title. */
    public static LabelledText of(long line, List<String> parts, String label) {
        var title = FoldedText.of(parts.getFirst());
        if (parts.size() == 1) {
            return new LabelledText(line, title, label);
        }
        var rest = parts.stream().skip(1).map(FoldedText::of).collect(Collectors.joining(" "));
        return new LabelledText(line, title.isEmpty() ? rest : title + "\n" + rest, label);
    }
}
