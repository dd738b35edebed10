package io.huiyin.ingest.gateway;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** One event on its way in by an entrance, and whether it may. */
record Posting<T extends SpecificRecord>(Entrance<T> entrance, Admission<T> admission) {

    /** Where to look for it; empty where it may not come in. */
    Optional<EventAddress> address() {
        return admission instanceof Admission.Admitted<T> admitted ? Optional.of(admitted.address()) : Optional.empty();
    }
}
