package io.huiyin.standalone.cli;

import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The channels that a policy names. */
@NullUnmarked
@Command(
        name = "channel",
        description = "List the channels of a policy, and try one.",
        subcommands = {ChannelListCommand.class, ChannelTryCommand.class})
final class ChannelCommand implements Runnable {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with channels: list or try");
    }
}
