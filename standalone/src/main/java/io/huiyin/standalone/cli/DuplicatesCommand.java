package io.huiyin.standalone.cli;

import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which reports are the same problem: why, how well, from which threshold, and what staff said. */
@NullUnmarked
@Command(
        name = "duplicates",
        description =
                "Why two reports are one problem; judge files; learn weights and a threshold from what staff said.",
        subcommands = {
            DuplicatesExplainCommand.class,
            DuplicatesEvalCommand.class,
            DuplicatesLearnCommand.class,
            DuplicatesTuneCommand.class,
            DuplicatesExportCommand.class
        })
final class DuplicatesCommand implements Runnable {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to do with duplicates: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
