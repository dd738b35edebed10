package io.huiyin.ingest.importer.mapping;

import io.huiyin.check.Problem;
import java.util.List;

/** What came of reading a mapping file: the mapping, or everything that is wrong with it. */
public sealed interface Parsed {

    /** A mapping that can be applied. */
    record Sound(Mapping mapping) implements Parsed {}

    /** Why there is none; at least one problem, each with its path in the file. */
    record Unsound(List<Problem> problems) implements Parsed {
        public Unsound {
            problems = List.copyOf(problems);
        }
    }
}
