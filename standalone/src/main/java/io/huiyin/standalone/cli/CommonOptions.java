package io.huiyin.standalone.cli;

import io.huiyin.standalone.settings.Settings;
import io.huiyin.standalone.settings.SettingsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The flags that every command has. */
@NullUnmarked
final class CommonOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of settings, key=value in each line.")
    private Path config;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "One setting; may be given several times. `huiyin settings` lists them.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--debug", description = "Show the stack trace of what goes wrong.")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** The settings of this run, with nothing more from the command's own flags. */
    Settings settings() {
        return settings(Map.of());
    }

    /** The settings of this run; {@code flags} are the command's own. */
    Settings settings(Map<String, String> flags) {
        var all = new LinkedHashMap<>(set);
        all.putAll(flags);
        return Settings.of(config == null ? Map.of() : SettingsFile.read(config), environment(), all);
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** What is well, in green where somebody looks who wants colours (NO_COLOR says that nobody does). */
    String well(String text) {
        return styled(text, Style.fg_green);
    }

    /** What wants a look, in red likewise. */
    String unwell(String text) {
        return styled(text, Style.fg_red);
    }

    private String styled(String text, Style style) {
        var ansi = command.commandLine().getColorScheme().ansi();
        return ansi.enabled() ? style.on() + text + style.off() : text;
    }

    private Map<String, String> environment() {
        return ((Huiyin) command.root().userObject()).environment();
    }
}
