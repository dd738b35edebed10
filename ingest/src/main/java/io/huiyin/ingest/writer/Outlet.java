package io.huiyin.ingest.writer;

import io.huiyin.component.Health;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Where valid events go. A future completes once every replica in sync has the event; it fails with Kafka's own exception
 * where that did not happen in time, and the event may then be sent again safely.
 */
public interface Outlet {

    CompletableFuture<RecordMetadata> write(Report report);

    CompletableFuture<RecordMetadata> write(CaseAction action);

    CompletableFuture<RecordMetadata> write(SatisfactionVote vote);

    /** Whether events can be taken now. Never throws. */
    Health check();
}
