package io.huiyin.processor.topology;

import io.huiyin.component.BrokerFeatures;
import io.huiyin.component.Component;
import io.huiyin.component.Health;
import io.huiyin.event.Tick;
import io.huiyin.serde.RegistryUnavailableException;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processor as it runs: the topology in Kafka Streams, exactly once. */
public final class Pipeline implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    /**
     * Every poll hands over everything that was fetched, and no partition is paused. Otherwise a partition's records may lie
     * fetched but unseen in the consumer while its lag is still thought to be 0, and Kafka Streams goes on with the task's other
     * inputs: an action overtakes its report, a tick overtakes an answer (docs/RATIONALE.md, "Can a tick overtake a backlog?").
     */
    private static final int EVERYTHING_FETCHED = 1_000_000;

    /** So that everything fetched is still little: some thousand records a partition. */
    private static final int FETCH_BYTES = 262_144;

    private static final int TICK_LIMIT_MILLIS = 5_000;

    private static final int ASKING_MILLIS = 10_000;

    /** For so long a registry that did not answer is away: longer than a thread takes to ask it again. */
    private static final Duration NEWS = Duration.ofSeconds(10);

    private final ProcessorConfig config;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Restoring restoring = new Restoring();
    private @Nullable RegistryWire wire;
    private @Nullable KafkaStreams streams;
    private @Nullable Metronome metronome;
    private volatile @Nullable Throwable fault;
    private volatile @Nullable RegistryAway registryAway;

    /** A thread that could not ask the registry. */
    private record RegistryAway(String detail, long seenAtNanos) {}

    public Pipeline(ProcessorConfig config) {
        this.config = config;
    }

    @Override
    public void start() {
        requireBrokers();
        var settings = new StreamsConfig(settings());
        var fresh = new RegistryWire(config.kafka());
        wire = fresh;
        var running = new KafkaStreams(Triage.topology(config.triage(), fresh, settings), settings);
        streams = running;
        running.setUncaughtExceptionHandler(this::respond);
        running.setGlobalStateRestoreListener(restoring);
        running.setStateListener((state, before) -> {
            if (state == State.RUNNING || state == State.ERROR) {
                settled.countDown();
            }
        });
        running.start();
        if (!config.triage().replays()) {
            var ticking = new Metronome(
                    ticks(fresh), config.kafka().name(Topics.TICKS), () -> timed(running), SteadyClock.system());
            metronome = ticking;
            ticking.start(config.triage().tickInterval());
        }
        awaitSettled(running);
    }

    /** Brokers that do not answer are waited for later on, as ever. */
    private void requireBrokers() {
        var protocol = StreamsGroup.protocol(config.kafka().properties());
        Optional<String> objection;
        try (var admin = Admin.create(config.kafka()
                .clientProperties(Map.of(
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        ASKING_MILLIS,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        ASKING_MILLIS)))) {
            objection = BrokerFeatures.ask(admin).objection(protocol, StreamsGroup.KEY);
        } catch (ApiException e) {
            LOG.atWarn().addKeyValue("cause", e.getMessage()).log("the brokers do not say what they can do");
            return;
        }
        if (objection.isPresent()) {
            throw new IllegalStateException("the processor cannot run on these brokers: " + objection.get());
        }
    }

    private void awaitSettled(KafkaStreams running) {
        try {
            if (!settled.await(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the processor did not start within " + START_LIMIT
                        + "; look at kafka.bootstrap.servers and whether the topics are there (huiyin topics create)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the processor started", e);
        }
        if (running.state() == State.ERROR) {
            throw new IllegalStateException("the processor could not start", fault);
        }
    }

    @Override
    public String waitingFor() {
        var running = streams;
        if (running == null || settled.getCount() == 0) {
            return "";
        }
        if (restoring.goesOn()) {
            return restoring.toString();
        }
        return timed(running).isEmpty()
                ? "its share of the partitions from the group " + config.applicationId()
                : "the committed offsets of the group " + config.applicationId()
                        + ", which a transaction that an earlier run left open holds back";
    }

    /**
     * A registry that is away comes back: the thread is replaced and reads the same records again; whoever waits for the start
     * need not wait for that. A bug stops the process with its cause.
     */
    private StreamThreadExceptionResponse respond(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailableException) {
                LOG.atWarn().addKeyValue("cause", cause.getMessage()).log("a stream thread is replaced");
                registryAway = new RegistryAway(String.valueOf(cause.getMessage()), System.nanoTime());
                settled.countDown();
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
        }
        fault = thrown;
        LOG.atError().setCause(thrown).log("the processor stops");
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    @Override
    public Health check() {
        var running = streams;
        if (running == null) {
            return Health.down("the processor is not started");
        }
        var state = running.state();
        var away = registryAway;
        if (away != null && System.nanoTime() - away.seenAtNanos < NEWS.toNanos()) {
            return Health.down(away.detail);
        }
        if (state == State.RUNNING || state == State.REBALANCING) {
            var ticking = metronome;
            return ticking == null ? Health.OK : ticking.check();
        }
        var cause = fault;
        return Health.down("the processor is " + state + (cause == null ? "" : ": " + cause.getMessage()));
    }

    /** Leaves the group, so that the next processor does not wait out a session in which nothing would be timed. */
    @Override
    public void close() {
        var ticking = metronome;
        if (ticking != null) {
            ticking.close();
        }
        var running = streams;
        if (running != null) {
            running.close(CloseOptions.timeout(CLOSE_LIMIT)
                    .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
        var open = wire;
        if (open != null) {
            open.close();
        }
    }

    /** The partitions whose cases are timed here now. */
    private Set<Integer> timed(KafkaStreams running) {
        var ticks = config.kafka().name(Topics.TICKS);
        return running.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .filter(partition -> partition.topic().equals(ticks))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    /** A tick that does not arrive soon is not sent again, so that none is long under way. */
    private KafkaProducer<String, Tick> ticks(Wire wire) {
        var settings = config.kafka()
                .clientProperties(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        config.applicationId() + "-metronome",
                        ProducerConfig.ACKS_CONFIG,
                        "1",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.RETRIES_CONFIG,
                        0,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        TICK_LIMIT_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        TICK_LIMIT_MILLIS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        TICK_LIMIT_MILLIS));
        return new KafkaProducer<>(settings, new StringSerializer(), wire.writer(Tick.class));
    }

    private Map<String, Object> settings() {
        return config.kafka()
                .clientProperties(Map.ofEntries(
                        Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId()),
                        Map.entry(
                                StreamsConfig.STATE_DIR_CONFIG,
                                config.stateDir().toString()),
                        Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads()),
                        Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                        Map.entry(
                                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                                config.commitInterval().toMillis()),
                        Map.entry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas()),
                        Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.replicationFactor()),
                        Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
                        Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0),
                        Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedStoreMemory.class),
                        Map.entry(SharedStoreMemory.BYTES, config.storeMemoryBytes()),
                        Map.entry(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 131_072),
                        Map.entry(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4"),
                        Map.entry(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest"),
                        Map.entry(StreamsConfig.mainConsumerPrefix("max.poll.records"), EVERYTHING_FETCHED),
                        Map.entry(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, EVERYTHING_FETCHED),
                        Map.entry(StreamsConfig.mainConsumerPrefix("max.partition.fetch.bytes"), FETCH_BYTES)));
    }
}
