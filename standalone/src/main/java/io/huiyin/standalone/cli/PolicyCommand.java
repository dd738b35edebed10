package io.huiyin.standalone.cli;

import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A tenant's rules: checked, published and shown. */
@NullUnmarked
@Command(
        name = "policy",
        description = "Check a tenant's rules, try them, publish them, show those in force.",
        subcommands = {
            PolicyCheckCommand.class,
            PolicyApplyCommand.class,
            PolicyShowCommand.class,
            PolicyTryCommand.class
        })
final class PolicyCommand implements Runnable {
    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the policy: check, apply, show or try");
    }
}
