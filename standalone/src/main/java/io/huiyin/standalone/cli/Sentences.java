package io.huiyin.standalone.cli;

import io.huiyin.standalone.settings.InvalidSettingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What goes wrong, as one sentence on stderr and an exit code. The stack trace is shown with {@code --debug} only. */
final class Sentences {
    private Sentences() {}

    /** Arguments that cannot be read. */
    static int wrongUsage(ParameterException e, String[] arguments) {
        var line = e.getCommandLine();
        line.getErr().println("huiyin: " + oneLine(String.valueOf(e.getMessage())) + suggestion(e));
        line.getErr().println("Try 'huiyin help" + path(line) + "'.");
        return ExitCode.USAGE;
    }

    /** A command that threw. */
    static int failed(Exception e, CommandLine line, ParseResult parsed) {
        var cause = unwrapped(e);
        line.getErr().println("huiyin: " + of(cause));
        if (debug(parsed)) {
            cause.printStackTrace(line.getErr());
        }
        return cause instanceof InvalidSettingException || cause instanceof UsageException
                ? ExitCode.USAGE
                : ExitCode.SOFTWARE;
    }

    /** The sentence of an exception: its message, or its kind where it has none. */
    static String of(Throwable cause) {
        if (cause instanceof NoSuchFileException e) {
            return "there is no file or folder " + e.getFile();
        } else if (cause instanceof AccessDeniedException e) {
            return "access to " + e.getFile() + " is denied";
        }
        var message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName() + " (--debug shows more)";
        }
        var deeper = cause.getCause();
        return cause instanceof KafkaException && deeper != null
                ? oneLine(message) + ": " + of(deeper)
                : oneLine(message);
    }

    private static Throwable unwrapped(Throwable e) {
        var cause = e.getCause();
        return cause != null && (e instanceof CompletionException || e instanceof ExecutionException)
                ? unwrapped(cause)
                : e;
    }

    private static boolean debug(ParseResult parsed) {
        var innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost.hasMatchedOption("--debug");
    }

    private static String suggestion(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        var near = unmatched.getSuggestions();
        return near.isEmpty() ? "" : "; did you mean '" + near.getFirst().replaceFirst("^huiyin ", "") + "'?";
    }

    private static String path(CommandLine line) {
        var name = line.getCommandSpec().qualifiedName().replaceFirst("^huiyin", "");
        return name.isEmpty() ? "" : " " + name.strip().split(" ")[0];
    }

    private static String oneLine(String message) {
        return String.join(
                " ", Arrays.stream(message.split("\\R")).map(String::strip).toList());
    }
}
