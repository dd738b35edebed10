package io.huiyin.standalone.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The front door: every command of the program hangs from here. */
@Command(
        name = "huiyin",
        scope = ScopeType.LOCAL,
        header = {"Huiyin (回音): every report gets an answer in time,", "or somebody on call hears about it: once."},
        synopsisHeading = "%n",
        customSynopsis = {"Usage: huiyin COMMAND [options]", "       huiyin help COMMAND"},
        commandListHeading = "",
        footer = {
            "",
            "Begin with `huiyin demo`. Settings come from defaults, a file (--config), the",
            "environment (HUIYIN_...) and flags, each over the one before it;",
            "`huiyin settings` lists them."
        },
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            PartCommand.OfGateway.class,
            PartCommand.OfProcessor.class,
            PartCommand.OfSink.class,
            PartCommand.OfConsole.class,
            PartCommand.OfAuditor.class,
            PartCommand.OfRegistry.class,
            SubmitCommand.class,
            ActCommand.class,
            ImportCommand.class,
            CaseCommand.class,
            OpenCommand.class,
            TailCommand.class,
            PolicyCommand.class,
            ChannelCommand.class,
            ModelCommand.class,
            ClockCommand.class,
            DuplicatesCommand.class,
            OncallCommand.class,
            StatusCommand.class,
            OffsetsCommand.class,
            DlqCommand.class,
            TopicsCommand.class,
            AuditCommand.class,
            SettingsCommand.class,
            CompletionCommand.class,
            VersionCommand.class,
            HelpCommand.class
        })
public final class Huiyin implements Runnable {
    private final Map<String, String> environment;

    @Spec
    private @Nullable CommandSpec spec;

    Huiyin(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The command line, with these environment variables. */
    public static CommandLine commandLine(Map<String, String> environment) {
        var line = new CommandLine(new Huiyin(environment));
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
        line.setParameterExceptionHandler(Sentences::wrongUsage);
        line.setExecutionExceptionHandler(Sentences::failed);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
