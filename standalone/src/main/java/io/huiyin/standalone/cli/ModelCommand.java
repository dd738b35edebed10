package io.huiyin.standalone.cli;

import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Models of texts: trained, judged, explained and published. */
@NullUnmarked
@Command(
        name = "model",
        description = "Train a model of labelled texts, judge it, ask it why, publish it.",
        subcommands = {
            ModelTrainCommand.class,
            ModelEvalCommand.class,
            ModelExplainCommand.class,
            ModelApplyCommand.class,
            ModelListCommand.class,
            ModelExportCommand.class
        })
final class ModelCommand implements Runnable {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do with the model: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
