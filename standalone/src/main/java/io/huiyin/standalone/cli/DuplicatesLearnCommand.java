package io.huiyin.standalone.cli;

import io.huiyin.learn.duplicates.LabelledReports;
import io.huiyin.learn.duplicates.LearningReport;
import io.huiyin.learn.duplicates.ReportColumns;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns from what is known to be the same what evidence counts for. */
@NullUnmarked
@Command(
        name = "learn",
        description = {
            "Learn odds and radii of categories, related categories, and what place, time and text count for.",
            "Prints how good that is on the last third by time, and the section of a policy that puts it in force.",
            "The CSV file has a report in each row, whose group says which are the same (as for eval), or, with --pairs, two",
            "reports and whether they are the same (as for tune). The policy says window and radius."
        })
final class DuplicatesLearnCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private PolicyOption policy;

    @Mixin
    private ReportFileOption file;

    @Option(names = "--pairs", description = "The file has pairs, as duplicates export writes them.")
    private boolean pairs;

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
        var rules = policy.rules().duplicates();
        var columns = new ReportColumns(text, title, time, site, category, "latitude", "longitude", address);
        var lines = pairs
                ? LearningReport.ofPairs(file.read(LabelledReports::pairs), rules)
                : LearningReport.ofReports(
                        file.read(read -> LabelledReports.groups(read, columns, group, List.of())), rules);
        lines.forEach(common.out()::println);
        return 0;
    }
}
