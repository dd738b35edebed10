package io.huiyin.ingest.importer.mapping;

import io.huiyin.check.Problem;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import java.util.List;
import java.util.Optional;

/** What a row came to. */
public sealed interface Mapped {

    /** The events that a row tells of; none where no condition of the mapping holds for it. */
    record Events(Optional<Report> report, List<CaseAction> actions) implements Mapped {
        public Events {
            actions = List.copyOf(actions);
        }

        /** Whether the row tells of nothing. */
        public boolean isNothing() {
            return report.isEmpty() && actions.isEmpty();
        }
    }

    /** Why the row is not imported. A row is taken whole or not at all, so that no case is without its answer. */
    record Rejected(List<Problem> problems) implements Mapped {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
