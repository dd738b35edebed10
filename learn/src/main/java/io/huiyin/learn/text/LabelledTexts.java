package io.huiyin.learn.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Texts to learn from or to be judged by.
 *
 * @param texts in the order of their file
 * @param labels each label that is in them, in their natural order
 * @param remarks what was left out and why, a sentence each
 */
public record LabelledTexts(List<LabelledText> texts, List<String> labels, List<String> remarks) {
    private static final int LINES_NAMED = 5;

    /** All of these. */
    public static LabelledTexts of(Collection<LabelledText> texts, List<String> remarks) {
        return new LabelledTexts(
                List.copyOf(texts),
                texts.stream().map(LabelledText::label).distinct().sorted().toList(),
                List.copyOf(remarks));
    }

    /**
     * Without the labels that have fewer texts than this, with a remark for each of them.
     *
     * @throws UnusableFileException where fewer than two labels would remain
     */
    public LabelledTexts withLabelsOf(int least) {
        var byLabel = new TreeMap<>(texts.stream().collect(Collectors.groupingBy(LabelledText::label)));
        var said = new ArrayList<>(remarks);
        byLabel.forEach((label, rows) -> {
            if (rows.size() < least) {
                said.add("label '" + label + "' has " + rows.size() + (rows.size() == 1 ? " row" : " rows") + " ("
                        + lines(rows) + "); it must have " + least + " or more, so it is left out");
            }
        });
        var kept = texts.stream()
                .filter(text -> byLabel.getOrDefault(text.label(), List.of()).size() >= least)
                .toList();
        var remaining = of(kept, said);
        if (remaining.labels.size() < 2) {
            throw new UnusableFileException("there " + (remaining.labels.isEmpty() ? "is no label" : "is one label")
                    + " with " + least + " rows or more; it must be two or more labels"
                    + said.stream()
                            .limit(LINES_NAMED)
                            .map(remark -> "\n" + remark)
                            .collect(Collectors.joining()));
        }
        return remaining;
    }

    /** The place of each text's label among the labels. */
    public int[] targets() {
        return targets(labels);
    }

    /** The place of each text's label among these; -1 where it is none of them. */
    public int[] targets(List<String> among) {
        return texts.stream().mapToInt(text -> among.indexOf(text.label())).toArray();
    }

    private static String lines(List<LabelledText> rows) {
        var named = rows.stream()
                .limit(LINES_NAMED)
                .map(row -> Long.toString(row.line()))
                .collect(Collectors.joining(", "));
        return (rows.size() == 1 ? "line " : "lines ") + named + (rows.size() > LINES_NAMED ? ", …" : "");
    }
}
