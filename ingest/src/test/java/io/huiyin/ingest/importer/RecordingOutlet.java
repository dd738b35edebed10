package io.huiyin.ingest.importer;

import io.huiyin.component.Health;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.ingest.writer.Outlet;
import io.huiyin.topic.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Topics in memory, which acknowledge on a thread of their own as a broker does; after a number of writes the broker is gone. */
final class RecordingOutlet implements Outlet, AutoCloseable {
    private final int writesUntilFailure;
    private final ExecutorService broker = Executors.newSingleThreadExecutor();
    private final Set<String> acknowledgedReports = new HashSet<>();
    private final List<SpecificRecord> written = new ArrayList<>();
    private final List<CaseAction> early = new ArrayList<>();
    private int pending;
    private int mostPending;

    RecordingOutlet(int writesUntilFailure) {
        this.writesUntilFailure = writesUntilFailure;
    }

    RecordingOutlet() {
        this(Integer.MAX_VALUE);
    }

    synchronized List<SpecificRecord> written() {
        return List.copyOf(written);
    }

    List<Report> reports() {
        return written().stream()
                .filter(Report.class::isInstance)
                .map(Report.class::cast)
                .toList();
    }

    List<CaseAction> actions() {
        return written().stream()
                .filter(CaseAction.class::isInstance)
                .map(CaseAction.class::cast)
                .toList();
    }

    /** Actions that were written before the report of their case was acknowledged, and ends of batches before all was. */
    synchronized List<CaseAction> early() {
        return List.copyOf(early);
    }

    /** The most writes that were ever waiting for their acknowledgement. */
    synchronized int mostPending() {
        return mostPending;
    }

    @Override
    public CompletableFuture<RecordMetadata> write(Report report) {
        return write(report, Reference.of(report.getTenant(), report.getEventId()));
    }

    @Override
    public synchronized CompletableFuture<RecordMetadata> write(CaseAction action) {
        var isEnd = action.getReference().isEmpty();
        if (isEnd ? pending > endsPending() : !acknowledgedReports.contains(action.getReference())) {
            early.add(action);
        }
        return write(action, "");
    }

    @Override
    public CompletableFuture<RecordMetadata> write(SatisfactionVote vote) {
        return write(vote, "");
    }

    @Override
    public Health check() {
        return Health.OK;
    }

    @Override
    public void close() {
        broker.close();
    }

    private long endsPending() {
        return written.stream()
                .skip(Math.max(0, written.size() - pending))
                .filter(event -> event instanceof CaseAction action
                        && action.getReference().isEmpty())
                .count();
    }

    private synchronized CompletableFuture<RecordMetadata> write(SpecificRecord event, String reference) {
        if (written.size() >= writesUntilFailure) {
            return CompletableFuture.failedFuture(new TimeoutException("the broker is gone"));
        }
        written.add(event);
        pending++;
        mostPending = Math.max(mostPending, pending);
        return CompletableFuture.supplyAsync(() -> acknowledge(reference), broker);
    }

    private synchronized RecordMetadata acknowledge(String reference) {
        pending--;
        acknowledgedReports.add(reference);
        return new RecordMetadata(new TopicPartition("topic", 0), 0, 0, 0, 0, 0);
    }
}
