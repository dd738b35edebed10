package io.huiyin.learn.text;

import io.huiyin.processor.model.TextModel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A model against texts whose labels are known.
 *
 * @param answers for the texts whose label the model knows
 * @param remarks which labels it does not know
 */
public record Evaluation(Answers answers, List<String> remarks) {

    /** Asks the model about each text. */
    public static Evaluation of(TextModel model, LabelledTexts texts) {
        var unknown = new TreeMap<String, Integer>();
        var known = new ArrayList<LabelledText>();
        for (var text : texts.texts()) {
            if (model.labels().contains(text.label())) {
                known.add(text);
            } else {
                unknown.merge(text.label(), 1, Integer::sum);
            }
        }
        var targets = new LabelledTexts(known, model.labels(), List.of()).targets();
        var said = new int[known.size()];
        var probabilities = new double[known.size()];
        for (int i = 0; i < said.length; i++) {
            var prediction = model.predict(known.get(i).text());
            said[i] = prediction.place();
            probabilities[i] = prediction.probability();
        }
        var remarks = new ArrayList<String>();
        unknown.forEach((label, rows) -> remarks.add("the model does not know the label '" + label + "'; its " + rows
                + (rows == 1 ? " row is" : " rows are") + " left out"));
        return new Evaluation(
                new Answers(targets, said, probabilities, model.labels().size()), List.copyOf(remarks));
    }
}
