package io.huiyin.learn.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.huiyin.processor.text.FoldedText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingTest {
    private static final LabelledTexts TEXTS = Sentences.of(400, 11);
    private static final Training.Trained TRAINED = Training.train(TEXTS, new TrainingOptions(5, 0.95, 1, 2));

    @Test
    void train_textsWithWordsOfTheirOwn_areToldApart() {
        var confusion = TRAINED.report().answers().confusion();

        assertThat(confusion.accuracy()).isGreaterThan(0.8);
        assertThat(confusion.macroF1()).isGreaterThan(0.8);
        assertThat(TRAINED.report().answers().calibrationError()).isLessThan(0.12);
    }

    @ParameterizedTest
    @CsvSource({"夜间施工噪音太大, 环境", "路口红绿灯坏了一直堵车, 交通", "the mortgage and escrow account, 交通", "学校食堂太贵, 教育"})
    void train_newText_isSortedByIt(String text, String label) {
        assertThat(TRAINED.artefact().model().predict(FoldedText.of(text)).label())
                .isEqualTo(label);
    }

    @Test
    void train_again_givesTheSameBytesWhateverTheThreads() {
        var again = Training.train(TEXTS, new TrainingOptions(5, 0.95, 1, 1));

        assertThat(again.artefact().bytes()).isEqualTo(TRAINED.artefact().bytes());
    }

    @Test
    void train_otherSeed_givesAnotherSplit() {
        var other = Training.train(TEXTS, new TrainingOptions(5, 0.95, 2, 2));

        assertThat(other.artefact().bytes()).isNotEqualTo(TRAINED.artefact().bytes());
    }

    @Test
    void train_wantedPrecision_isReachedOnTextsNotSeen() {
        var report = TRAINED.report();

        assertThat(report.threshold()).isEqualTo(TRAINED.artefact().model().threshold());
        assertThat(report.answers().precision(report.threshold())).isGreaterThanOrEqualTo(0.95);
        assertThat(report.answers().coverage(report.threshold())).isBetween(0.3, 0.99);
        assertThat(report.held().precision()).isCloseTo(0.95, within(0.04));
    }

    @Test
    void train_summary_saysWhatItIsWorth() {
        assertThat(TRAINED.artefact().model().summary())
                .containsEntry("rows", "400")
                .containsEntry("folds", "5")
                .containsEntry("seed", "1")
                .containsEntry("precision-wanted", "0.950")
                .containsKeys("accuracy", "macro-F1", "calibration-error", "coverage", "recipe", "groups");
    }

    /** Were copies on both sides of a split, labels drawn by lot would be found again. */
    @Test
    void train_copiesWithLabelsDrawnByLot_areNotFoundAgain() {
        var random = new java.util.Random(5);
        var copies = new ArrayList<LabelledText>();
        for (var text : Sentences.of(120, 3).texts()) {
            var label = random.nextBoolean() ? "甲" : "乙";
            for (int copy = 0; copy < 3; copy++) {
                copies.add(new LabelledText(0, text.text(), label));
            }
        }
        var report = Training.train(LabelledTexts.of(copies, List.of()), new TrainingOptions(5, 0.9, 1, 2))
                .report();

        assertThat(report.groups()).isLessThanOrEqualTo(120);
        assertThat(report.answers().confusion().accuracy()).isBetween(0.3, 0.7);
    }

    @Test
    void explain_trainedModel_namesWordsOfTheLabel() {
        assertThat(TRAINED.artefact()
                        .model()
                        .explain(FoldedText.of("多次反映夜间施工噪音"), "环境", 3)
                        .getFirst()
                        .gram())
                .containsAnyOf("施工", "噪音");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.9, folds is 1; it must be 2 to 20",
        "5, 0, 'precision is 0.0; it must be above 0, up to 1'",
        "5, 1.5, 'precision is 1.5; it must be above 0, up to 1'",
    })
    void options_outOfRange_areRefusedByName(int folds, double precision, String sentence) {
        assertThatThrownBy(() -> new TrainingOptions(folds, precision, 1, 1)).hasMessage(sentence);
    }
}
