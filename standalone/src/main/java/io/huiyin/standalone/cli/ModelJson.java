package io.huiyin.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.learn.text.Answers;
import io.huiyin.learn.text.TrainingReport;
import java.util.List;

/** How good a model is, for programs. */
final class ModelJson {
    private ModelJson() {}

    static ObjectNode of(TrainingReport report) {
        var node = of(report.answers(), report.labels())
                .put("groups", report.groups())
                .put("folds", report.folds())
                .put("recipe", report.recipe())
                .put("precisionWanted", report.wanted());
        threshold(node, report.answers(), report.threshold());
        node.putObject("heldOut")
                .put("precision", report.held().precision())
                .put("coverage", report.held().coverage());
        var remarks = node.putArray("leftOut");
        report.remarks().forEach(remarks::add);
        return node;
    }

    /** What a threshold gives on these answers. */
    static void threshold(ObjectNode node, Answers answers, double threshold) {
        node.put("threshold", threshold)
                .put("precision", answers.precision(threshold))
                .put("coverage", answers.coverage(threshold));
    }

    static ObjectNode of(Answers answers, List<String> labels) {
        var confusion = answers.confusion();
        var node = Json.object()
                .put("texts", answers.size())
                .put("accuracy", confusion.accuracy())
                .put("macroF1", confusion.macroF1())
                .put("calibrationError", answers.calibrationError());
        var list = node.putArray("labels");
        for (int label = 0; label < labels.size(); label++) {
            var one = list.addObject()
                    .put("label", labels.get(label))
                    .put("texts", confusion.support(label))
                    .put("precision", confusion.precision(label))
                    .put("recall", confusion.recall(label))
                    .put("f1", confusion.f1(label));
            var said = one.putArray("saidToBe");
            for (int other = 0; other < labels.size(); other++) {
                said.add(confusion.count(label, other));
            }
        }
        return node;
    }
}
