package io.huiyin.standalone.cli;

import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Business time, asked without a case. */
@NullUnmarked
@Command(
        name = "clock",
        description = "Explain a deadline: which time counted, which did not.",
        subcommands = ClockExplainCommand.class)
final class ClockCommand implements Runnable {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the clock: explain");
    }
}
