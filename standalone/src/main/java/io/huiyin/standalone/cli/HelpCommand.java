package io.huiyin.standalone.cli;

import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a command does and which flags it has. */
@NullUnmarked
@Command(name = "help", description = "Say what a command does and which flags it has.")
final class HelpCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command, such as `policy apply`.")
    private String[] path = {};

    @Override
    public void run() {
        var line = spec.root().commandLine();
        for (var name : path) {
            var next = line.getSubcommands().get(name);
            if (next == null) {
                throw new ParameterException(
                        spec.commandLine(), "there is no command '" + String.join(" ", path) + "'");
            }
            line = next;
        }
        line.usage(spec.commandLine().getOut());
    }
}
