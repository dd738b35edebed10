package io.huiyin.standalone.cli;

import io.huiyin.learn.duplicates.GroupFigures;
import io.huiyin.learn.duplicates.LabelledReports;
import io.huiyin.learn.duplicates.LabelledReports.Grouped;
import io.huiyin.learn.duplicates.Replay;
import io.huiyin.learn.duplicates.ReportColumns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges the deduplicator on a file of reports of which the problems are known. */
@NullUnmarked
@Command(
        name = "eval",
        description = {
            "Play a CSV file of reports in the order of time and compare the cases with the groups that are known:",
            "precision, recall and F1 of pairs, and B-cubed."
        })
final class DuplicatesEvalCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private PolicyOption policy;

    @Mixin
    private ReportFileOption file;

    @Spec
    private CommandSpec spec;

    @Option(names = "--text", defaultValue = "text", paramLabel = "COLUMN", description = "Default: text.")
    private String text;

    @Option(names = "--group", defaultValue = "group", paramLabel = "COLUMN", description = "Default: group.")
    private String group;

    @Option(names = "--title", defaultValue = "title", paramLabel = "COLUMN", description = "Default: title.")
    private String title;

    @Option(names = "--time", defaultValue = "time", paramLabel = "COLUMN", description = "Default: time.")
    private String time;

    @Option(names = "--site", defaultValue = "site", paramLabel = "COLUMN", description = "Default: site.")
    private String site;

    @Option(names = "--category", defaultValue = "category", paramLabel = "COLUMN", description = "Default: category.")
    private String category;

    @Option(names = "--address", defaultValue = "address", paramLabel = "COLUMN", description = "Default: address.")
    private String address;

    @Override
    public Integer call() {
        var columns = new ReportColumns(text, title, time, site, category, "latitude", "longitude", address);
        var rules = policy.rules().duplicates();
        var grouped = file.read(read -> LabelledReports.groups(read, columns, group, asked()));
        var groups = new HashMap<String, String>();
        grouped.forEach(one -> groups.put(one.report().id(), one.group()));
        var decided =
                new Replay(rules).decide(grouped.stream().map(Grouped::report).toList());
        var figures = GroupFigures.of(decided, one -> groups.get(one.report().id()), Replay.Decided::caseId);
        print(figures);
        return 0;
    }

    /** Columns that somebody named must be there; those of the same names as the defaults may be left out. */
    private List<String> asked() {
        var line = spec.commandLine().getParseResult();
        return Map.of("--title", title, "--time", time, "--site", site, "--category", category, "--address", address)
                .entrySet()
                .stream()
                .filter(option -> line.hasMatchedOption(option.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    private void print(GroupFigures figures) {
        common.out()
                .printf(
                        "%d reports of %d problems became %d cases%n",
                        figures.reports(), figures.groups(), figures.cases());
        common.out()
                .printf(
                        "pairs    precision %.3f  recall %.3f  F1 %.3f%n",
                        figures.pairPrecision(), figures.pairRecall(), figures.pairF1());
        common.out()
                .printf(
                        "B-cubed  precision %.3f  recall %.3f  F1 %.3f%n",
                        figures.bCubedPrecision(), figures.bCubedRecall(), figures.bCubedF1());
    }
}
