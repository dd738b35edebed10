package io.huiyin.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.event.Report;
import io.huiyin.json.EventJson;
import io.huiyin.json.Read;
import io.huiyin.learn.duplicates.Explanation;
import io.huiyin.learn.duplicates.ToldReport;
import io.huiyin.processor.flow.Classification;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints each piece of the evidence about two reports. */
@NullUnmarked
@Command(
        name = "explain",
        description = {
            "Print what speaks for and against two reports being one problem.",
            "A and B are files, each with a report as JSON or a plain text, or the texts themselves.",
            "What is rare is what is rare for a tenant that has said nothing yet."
        })
final class DuplicatesExplainCommand implements Callable<Integer> {
    private static final Instant TEXTS_AT = Instant.parse("2026-01-01T00:00:00Z");

    @Mixin
    private CommonOptions common;

    @Mixin
    private PolicyOption policy;

    @Parameters(index = "0", paramLabel = "A", description = "The earlier report.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "The later report.")
    private String second;

    @Option(names = "--category", paramLabel = "CATEGORY", description = "Of both; reports as JSON have their own.")
    private String category;

    @Override
    public Integer call() throws IOException {
        var rules = policy.rules().duplicates();
        Explanation.lines(report("a", first), report("b", second), rules).forEach(common.out()::println);
        return 0;
    }

    private ToldReport report(String id, String argument) throws IOException {
        var content = content(argument);
        return content.stripLeading().startsWith("{") ? fromJson(id, argument, content) : told(id, content);
    }

    private ToldReport told(String id, String text) {
        return new ToldReport(
                id, "all", "", text, TEXTS_AT, null, category == null ? Classification.UNSORTED : category, null);
    }

    private ToldReport fromJson(String id, String argument, String content) {
        try {
            return switch (EventJson.read(new ObjectMapper().readTree(content), Report.class)) {
                case Read.Valid<Report> valid -> told(id, valid.value());
                case Read.Invalid<Report> invalid ->
                    throw new UsageException(argument + " is no report: "
                            + invalid.problems().getFirst().sentence());
            };
        } catch (JsonProcessingException e) {
            throw new UsageException(argument + " is no JSON: " + e.getOriginalMessage());
        }
    }

    private ToldReport told(String id, Report report) {
        var own = report.getCategory() == null ? category : report.getCategory();
        return new ToldReport(
                id,
                report.getSite(),
                report.getTitle() == null ? "" : report.getTitle(),
                report.getText(),
                report.getSubmittedAt() == null ? TEXTS_AT : report.getSubmittedAt(),
                report.getPlace(),
                own == null ? Classification.UNSORTED : own,
                null);
    }

    private static String content(String argument) throws IOException {
        try {
            var file = Path.of(argument);
            return Files.isRegularFile(file) ? Files.readString(file) : argument;
        } catch (CharacterCodingException e) {
            throw new UsageException(argument + " is not UTF-8 text");
        } catch (InvalidPathException _e) {
            return argument;
        }
    }
}
