package io.huiyin.standalone.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a shell needs to complete commands and options. */
@NullUnmarked
@Command(
        name = "completion",
        description = {
            "Print completions for bash and zsh.",
            "Put `source <(huiyin completion)` into ~/.bashrc; in ~/.zshrc after `autoload -U bashcompinit; bashcompinit`."
        })
final class CompletionCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        common.out().print(AutoComplete.bash("huiyin", spec.root().commandLine()));
        return 0;
    }
}
