package io.huiyin.standalone.cli;

import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who hears of an escalation when. */
@NullUnmarked
@Command(
        name = "oncall",
        description = "Say who is on call, now or at any time, and print rotas.",
        subcommands = {OncallWhoCommand.class, OncallScheduleCommand.class})
final class OncallCommand implements Runnable {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to print of on-call rotas: who or schedule");
    }
}
