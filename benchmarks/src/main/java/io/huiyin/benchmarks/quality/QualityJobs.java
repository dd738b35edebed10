package io.huiyin.benchmarks.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** All jobs, in the order in which the table shows them. */
public final class QualityJobs {
    private QualityJobs() {}

    /** Each subject that is measured. */
    public static List<QualityJob> all() {
        return List.of(
                Classification.cfpb(),
                Classification.zh(),
                new PlainJaccard(),
                new OwnPairs(),
                new OwnMessages(),
                new BostonDuplicates(),
                new GitBugs(),
                new Storms());
    }

    /** Runs those whose names are wanted, all where none is named, and gathers their rows. */
    public static QualityTable run(QualityContext context, List<String> names) throws IOException {
        Files.createDirectories(context.results());
        var rows = new ArrayList<QualityRow>();
        for (var job : all()) {
            if (names.isEmpty() || names.contains(job.name())) {
                long begun = System.nanoTime();
                rows.addAll(job.run(context));
                context.out().printf("%s: %.1f s%n", job.name(), (System.nanoTime() - begun) / 1e9);
            }
        }
        return new QualityTable(rows);
    }
}
