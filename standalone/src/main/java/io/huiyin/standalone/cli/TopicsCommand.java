package io.huiyin.standalone.cli;

import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The catalogue of topics. */
@NullUnmarked
@Command(
        name = "topics",
        description = "List the topics, create them on Kafka, or describe them.",
        subcommands = {TopicsListCommand.class, TopicsCreateCommand.class, TopicsAsyncApiCommand.class})
final class TopicsCommand implements Runnable {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the topics: list, create or asyncapi");
    }
}
