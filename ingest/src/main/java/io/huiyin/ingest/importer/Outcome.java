package io.huiyin.ingest.importer;

import io.huiyin.check.Problem;
import java.util.List;

/** How an import ended. */
public sealed interface Outcome {

    /** The whole file was read and everything is acknowledged; rows may have been rejected. */
    record Completed(Summary summary) implements Outcome {}

    /** It broke off; what the summary counts is acknowledged. The same command goes on from there. */
    record Stopped(Summary summary, String why) implements Outcome {}

    /** It never began: the file and the mapping do not fit. */
    record Refused(List<Problem> problems) implements Outcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** 0 where every row was taken, 1 where some were rejected, 2 where it broke off or never began. */
    default int exitCode() {
        return switch (this) {
            case Completed done -> done.summary().tally().rejected() == 0 ? 0 : 1;
            case Stopped stopped -> 2;
            case Refused refused -> 2;
        };
    }
}
