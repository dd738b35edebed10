package io.huiyin.ingest.gateway;

import io.huiyin.check.Problem;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Whether one event may come in. */
sealed interface Admission<T extends SpecificRecord> {

    /** It may; and where to look for it. */
    record Admitted<T extends SpecificRecord>(T event, EventAddress address) implements Admission<T> {}

    /** It may not. 400 where it could not be read, 422 where what it says is wrong. */
    record Refused<T extends SpecificRecord>(int status, String detail, List<Problem> problems)
            implements Admission<T> {}
}
