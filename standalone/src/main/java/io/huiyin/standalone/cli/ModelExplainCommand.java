package io.huiyin.standalone.cli;

import io.huiyin.processor.model.Prediction;
import io.huiyin.processor.model.TextModel;
import io.huiyin.processor.text.FoldedText;
import io.huiyin.standalone.model.ModelShelf;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why a model says what it says. */
@NullUnmarked
@Command(name = "explain", description = "Show what a model says of a text, and which n-grams weighed most.")
final class ModelExplainCommand implements Callable<Integer> {
    private static final int LABELS_SHOWN = 5;

    @Mixin
    private CommonOptions common;

    @Mixin
    private Json json;

    @Parameters(paramLabel = "TEXT", description = "The text of a report.")
    private String text;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A file that `huiyin model train` wrote (default: the published model that is in force).")
    private Path file;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Whose published model (default: the only one).")
    private String tenant;

    @Option(names = "--name", paramLabel = "NAME", description = "Which published model (default: the only one).")
    private String name;

    @Option(names = "--title", paramLabel = "TEXT", defaultValue = "", description = "The title of the report.")
    private String title;

    @Option(names = "--label", paramLabel = "LABEL", description = "Explain this label (default: the likeliest).")
    private String label;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "10",
            description = "N-grams shown (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--all",
            description = "Show every n-gram, also those that speak against it; they add up to the score.")
    private boolean all;

    @Override
    public Integer call() {
        if ((title + text).codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new UsageException(
                    "TEXT is '" + text + "'; it must have a letter or a digit, since a model is asked of no other");
        }
        if (most < 1) {
            throw new UsageException("--most is " + most + "; it must be 1 or more");
        }
        var model = file == null ? published() : ModelFile.read(file).model();
        var folded = title.isBlank() ? FoldedText.of(text) : FoldedText.of(title) + "\n" + FoldedText.of(text);
        var said = model.predict(folded);
        var explained = label == null ? said.label() : label;
        if (!model.labels().contains(explained)) {
            throw new UsageException(
                    "--label is '" + explained + "'; the model knows " + String.join(", ", model.labels()));
        }
        if (json.wanted()) {
            printJson(model, said, folded, explained);
        } else {
            print(model, said, folded, explained);
        }
        return 0;
    }

    private TextModel published() {
        var shelf = new ModelShelf(common.settings().kafka());
        return switch (shelf.inForce(Optional.ofNullable(tenant), Optional.ofNullable(name), Instant.now())) {
            case ModelShelf.Found.One one -> ModelFile.read(one.model());
            case ModelShelf.Found.Several several ->
                throw new UsageException(
                        "say which model by --tenant and --name: there are " + String.join(", ", several.names()));
            case ModelShelf.Found.None _none ->
                throw new UsageException(
                        "there is no such published model in force; name a file with --model, or look at"
                                + " huiyin model list");
        };
    }

    private void print(TextModel model, Prediction said, String folded, String explained) {
        var sure = said.probability() >= model.threshold();
        line(
                "%s, probability %.3f%s",
                said.label(),
                said.probability(),
                sure
                        ? ""
                        : ": under the threshold of " + String.format(Locale.ROOT, "%.3f", model.threshold())
                                + ", so UNSORTED");
        for (int place :
                byProbability(said).stream().skip(1).limit(LABELS_SHOWN - 1).toList()) {
            line("  %.3f  %s", said.probability(place), said.labels().get(place));
        }
        line(
                "for %s: score %+.2f, of which %+.2f before any n-gram",
                explained, model.logit(folded, explained), model.start(explained));
        for (var piece : model.explain(folded, explained, all ? Integer.MAX_VALUE : most)) {
            line("  %+.2f  %s", piece.weight(), piece.gram());
        }
    }

    private void printJson(TextModel model, Prediction said, String folded, String explained) {
        var node = Json.object()
                .put("label", said.label())
                .put("probability", said.probability())
                .put("threshold", model.threshold())
                .put("unsorted", said.probability() < model.threshold());
        var probabilities = node.putObject("probabilities");
        for (int place : byProbability(said)) {
            probabilities.put(said.labels().get(place), said.probability(place));
        }
        var why = node.putObject("explained")
                .put("label", explained)
                .put("score", model.logit(folded, explained))
                .put("start", model.start(explained));
        var grams = why.putArray("grams");
        for (var piece : model.explain(folded, explained, all ? Integer.MAX_VALUE : most)) {
            grams.addObject().put("gram", piece.gram()).put("weight", piece.weight());
        }
        common.out().println(Json.write(node));
    }

    private static List<Integer> byProbability(Prediction said) {
        return IntStream.range(0, said.labels().size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> -said.probability(place)))
                .toList();
    }

    private void line(String format, Object... values) {
        common.out().println(String.format(Locale.ROOT, format, values));
    }
}
