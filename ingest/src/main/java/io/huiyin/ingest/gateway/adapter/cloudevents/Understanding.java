package io.huiyin.ingest.gateway.adapter.cloudevents;

import io.huiyin.check.Problem;
import java.util.List;

/** What came of reading one event. */
sealed interface Understanding {

    record Sound(CloudEvent event) implements Understanding {}

    /** It is no CloudEvent, for these reasons. */
    record Unsound(List<Problem> problems) implements Understanding {}
}
