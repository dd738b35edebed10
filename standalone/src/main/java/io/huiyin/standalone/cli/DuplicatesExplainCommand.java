package io.huiyin.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.event.Report;
import io.huiyin.json.EventJson;
import io.huiyin.json.Read;
import io.huiyin.learn.corrections.AskedPair;
import io.huiyin.learn.duplicates.Explanation;
import io.huiyin.learn.duplicates.PairJudging;
import io.huiyin.learn.duplicates.ToldReport;
import io.huiyin.processor.flow.Classification;
import io.huiyin.topic.CaseId;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
            "A and B are files, each with a report as JSON or a plain text, or the texts themselves; what is rare is then what",
            "is rare for a tenant that has said nothing yet. Or they are ids of two cases or reports of a running installation,",
            "read from its topics, with the tenant's policy and with what its site had said before."
        })
final class DuplicatesExplainCommand implements Callable<Integer> {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern LIKE_A_FILE = Pattern.compile("\\S+\\.(json|txt)");
    private static final Pattern LIKE_AN_ID =
            Pattern.compile("[a-z0-9-]+\\.[a-z0-9-]+\\.[0-9A-Za-z]{4}(-?[0-9A-Za-z]{4}){2}");
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
        var one = id(first);
        var other = id(second);
        if (one.isPresent() && other.isPresent()) {
            explain(new AskedReports(common.settings().kafka(), one.get(), other.get()));
        } else if (one.isEmpty() && other.isEmpty()) {
            var rules = policy.rules().duplicates();
            Explanation.lines(report("a", first), report("b", second), rules).forEach(common.out()::println);
        } else {
            throw new UsageException((one.isPresent() ? first : second) + " is an id and "
                    + (one.isPresent() ? "B" : "A") + " is none; they must be two ids, or two files or texts");
        }
        return 0;
    }

    private void explain(AskedReports asked) {
        if (category != null) {
            throw new UsageException("--category is '" + category + "'; reports asked for by their ids have their own");
        }
        var pair = asked.read();
        var rules = policy.given()
                ? policy.rules().duplicates()
                : asked.rules().orElseGet(() -> policy.rules().duplicates());
        var judging = new PairJudging(rules);
        AskedReports.told(pair.before()).forEach(judging::learn);
        var one = AskedReports.told(pair.one());
        var other = AskedReports.told(pair.other());
        Explanation.lines(one, other, rules, judging).forEach(common.out()::println);
        common.out().println(stand(pair));
    }

    private static String stand(AskedPair pair) {
        var one = pair.one().caseId();
        var other = pair.other().caseId();
        return "now       " + (one.equals(other) ? "both in " + one : "in " + one + " and in " + other);
    }

    /** Empty where the argument is a file or a text. */
    private static Optional<CaseId> id(String argument) {
        if (isFile(argument)) {
            return Optional.empty();
        }
        var id = CaseId.parse(argument);
        if (id.isEmpty() && LIKE_AN_ID.matcher(argument).matches()) {
            throw new UsageException(argument + " is no id, though it looks like one: its reference has a slip in it,"
                    + " since its check character is another");
        }
        return id;
    }

    private static boolean isFile(String argument) {
        try {
            return Files.isRegularFile(Path.of(argument));
        } catch (InvalidPathException _e) {
            return false;
        }
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
        if (!isFile(argument)) {
            if (LIKE_A_FILE.matcher(argument).matches()) {
                throw new UsageException("there is no file " + argument);
            }
            return argument;
        }
        try {
            var content = Files.readString(Path.of(argument));
            return content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
        } catch (CharacterCodingException e) {
            throw new UsageException(argument + " is not UTF-8 text");
        }
    }
}
