package io.huiyin.ingest.writer;

import io.huiyin.component.Component;
import io.huiyin.component.Health;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import io.huiyin.topic.TaskKey;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes events to their topics with an idempotent producer, keyed by tenant and site. It does not check them; see {@link
 * io.huiyin.check.EventCheck}. A write may block while the producer's buffer is full, at most for the delivery timeout:
 * that is the back pressure an importer wants.
 */
public final class EventWriter implements Component, Outlet {
    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final long PROBE_SECONDS = 3;

    private final EventWriterConfig config;
    private final Supplier<Producer<String, SpecificRecord>> connect;
    private @Nullable Producer<String, SpecificRecord> producer;
    private @Nullable Admin probe;

    public EventWriter(EventWriterConfig config) {
        this(config, () -> new KafkaProducer<>(config.producerProperties()));
    }

    /** With another producer, such as Kafka's own {@code MockProducer}. */
    public EventWriter(EventWriterConfig config, Supplier<Producer<String, SpecificRecord>> connect) {
        this.config = config;
        this.connect = connect;
    }

    /** Makes the producer. A broker that cannot be reached shows in {@link #check} and in the writes, not here. */
    @Override
    public synchronized void start() {
        if (producer == null) {
            producer = connect.get();
        }
    }

    @Override
    public CompletableFuture<RecordMetadata> write(Report report) {
        return send(Topics.REPORTS, new TaskKey(report.getTenant(), report.getSite()), report);
    }

    @Override
    public CompletableFuture<RecordMetadata> write(CaseAction action) {
        return send(Topics.ACTIONS, new TaskKey(action.getTenant(), action.getSite()), action);
    }

    @Override
    public CompletableFuture<RecordMetadata> write(SatisfactionVote vote) {
        return send(Topics.VOTES, new TaskKey(vote.getTenant(), vote.getSite()), vote);
    }

    private <V extends SpecificRecord> CompletableFuture<RecordMetadata> send(Topic<V> topic, TaskKey key, V value) {
        var done = new CompletableFuture<RecordMetadata>();
        var sender = producer;
        if (sender == null) {
            done.completeExceptionally(new IllegalStateException("the writer has not been started, or is closed"));
            return done;
        }
        try {
            sender.send(
                    new ProducerRecord<>(config.kafka().name(topic), key.toString(), value), (metadata, failure) -> {
                        if (failure == null) {
                            done.complete(metadata);
                        } else {
                            done.completeExceptionally(failure);
                        }
                    });
        } catch (RuntimeException e) {
            // The serializer throws where the registry cannot be reached; a closed producer throws too.
            done.completeExceptionally(e);
        }
        return done;
    }

    /** Waits until everything that was written is acknowledged or has failed. */
    public void flush() {
        var sender = producer;
        if (sender != null) {
            sender.flush();
        }
    }

    /** Asks the cluster who it is; a cached answer would not tell that it has gone. */
    @Override
    public Health check() {
        if (producer == null) {
            return Health.down("the writer has not been started, or is closed");
        }
        try {
            admin().describeCluster().clusterId().get(PROBE_SECONDS, TimeUnit.SECONDS);
            return Health.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down("interrupted");
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.atDebug().setCause(e).log("broker does not answer");
            return Health.down(
                    "no answer from Kafka at " + config.kafka().bootstrapServers() + " within " + PROBE_SECONDS + " s");
        }
    }

    private synchronized Admin admin() {
        if (probe == null) {
            probe = Admin.create(config.probeProperties());
        }
        return probe;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(config.deliveryTimeout());
            producer = null;
        }
        if (probe != null) {
            probe.close(Duration.ofSeconds(1));
            probe = null;
        }
    }
}
