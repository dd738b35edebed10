package io.huiyin.benchmarks.quality;

import java.io.IOException;
import java.util.List;

/**
 * One subject whose quality is measured: reads its data, decides as the pipeline would, and says how often that was right.
 * Seeded by {@link QualityContext#seed()}, so that the same data give the same rows.
 */
public interface QualityJob {

    /** What it is called on the command line and in the table: lower-case letters, digits and hyphens. */
    String name();

    /** Its rows of the table; one that says what is missing where its data are absent. */
    List<QualityRow> run(QualityContext context) throws IOException;
}
