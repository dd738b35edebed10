package io.huiyin.learn.text;

import io.huiyin.processor.model.Calibration;
import io.huiyin.processor.model.TextModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Scores of every text from a model that has seen neither the text nor a near copy of it. Each fold's model is made whole, its
 * recipe chosen inside its own training texts, and is packed and read back, so that what is judged is what ships.
 */
final class CrossValidation {
    /** Of all models in the making together; a million of them take some 150 MB. */
    private static final long MOST_CHARACTERS = 6_000_000;

    private final LabelledTexts texts;
    private final int[] targets;
    private final int[] groups;
    private final Folds folds;
    private final TrainingOptions options;

    private CrossValidation(LabelledTexts texts, int[] groups, TrainingOptions options) {
        this.texts = texts;
        this.groups = groups;
        this.options = options;
        targets = texts.targets();
        folds = Folds.of(targets, groups, options.folds(), options.seed());
    }

    /** The folds, by text and label the scores before calibration, and the model of all texts. */
    static final class Outcome {
        final Folds folds;
        final double[][] scores;
        final Made made;

        private Outcome(Folds folds, double[][] scores, Made made) {
            this.folds = folds;
            this.scores = scores;
            this.made = made;
        }
    }

    static Outcome run(LabelledTexts texts, int[] groups, TrainingOptions options) {
        return new CrossValidation(texts, groups, options).run();
    }

    private Outcome run() {
        var scores = new double[targets.length][];
        var tasks = new ArrayList<Callable<Made>>();
        for (int fold = 0; fold < folds.count(); fold++) {
            int held = fold;
            tasks.add(() -> {
                var made = make(folds.outside(held));
                var model = TextModel.read(
                        made.draft().artefact(Calibration.none(texts.labels().size()), 0, new TreeMap<>()));
                for (int text : folds.in(held)) {
                    scores[text] = model.scores(texts.texts().get(text).text());
                }
                return made;
            });
        }
        tasks.add(() -> make(IntStream.range(0, targets.length).toArray()));
        return new Outcome(folds, scores, all(tasks).getLast());
    }

    /** As many as are wanted, and fewer where texts are so many and long that the models in the making would not fit the memory. */
    private int atOnce() {
        long characters =
                texts.texts().stream().mapToLong(text -> text.text().length()).sum();
        return Math.clamp(MOST_CHARACTERS / Math.max(1, characters), 1, options.threads());
    }

    private Made make(int[] of) {
        var own = Arrays.stream(of).mapToObj(texts.texts()::get).toList();
        var aims = Arrays.stream(of).map(i -> targets[i]).toArray();
        var copies = Arrays.stream(of).map(i -> groups[i]).toArray();
        var recipe = RecipeSearch.search(own, aims, copies, texts.labels().size(), options.seed());
        return new Made(Fit.draft(own, aims, texts.labels(), recipe, options.seed()), recipe);
    }

    private List<Made> all(List<Callable<Made>> tasks) {
        try (var threads = Executors.newFixedThreadPool(atOnce())) {
            var results = new ArrayList<Made>();
            for (Future<Made> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("training failed: " + e.getCause(), e.getCause());
        }
    }
}
