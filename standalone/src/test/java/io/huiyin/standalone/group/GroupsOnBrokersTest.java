package io.huiyin.standalone.group;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.component.KafkaConnection;
import io.huiyin.processor.topology.Pipeline;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.standalone.processor.ProcessorProcess;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import io.huiyin.topic.TopicCreation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table in docs/kafka.md: each line of it is a test here. */
class GroupsOnBrokersTest {
    private static final Map<String, String> CLASSIC =
            Map.of("session.timeout.ms", "3000", "heartbeat.interval.ms", "500", "transaction.timeout.ms", "3000");
    private static final Map<String, String> STREAMS =
            Map.of("group.protocol", "streams", "transaction.timeout.ms", "3000");
    private static final Map<String, String> CONSUMER = Map.of("group.protocol", "consumer");

    /** In the new protocols the brokers hold the sessions: short ones, so that what was killed is soon given up. */
    private static final Map<String, String> SHORT_SESSIONS = Map.ofEntries(
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"),
            Map.entry("group.min.session.timeout.ms", "3000"),
            Map.entry("group.streams.min.session.timeout.ms", "3000"),
            Map.entry("group.streams.session.timeout.ms", "3000"),
            Map.entry("group.streams.heartbeat.interval.ms", "1000"),
            Map.entry("group.streams.min.heartbeat.interval.ms", "1000"),
            Map.entry("group.consumer.min.session.timeout.ms", "3000"),
            Map.entry("group.consumer.session.timeout.ms", "3000"),
            Map.entry("group.consumer.heartbeat.interval.ms", "1000"),
            Map.entry("group.consumer.min.heartbeat.interval.ms", "1000"));

    private static final EmbeddedRegistry REGISTRY = EmbeddedRegistry.inMemory();
    private static EmbeddedPostgres postgres;
    private static ReleasedBroker oldest;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        REGISTRY.start();
        postgres = EmbeddedPostgres.start();
        oldest = ReleasedBroker.start("kafka-3.9", folder);
    }

    @AfterAll
    static void close() throws Exception {
        oldest.close();
        postgres.close();
        REGISTRY.close();
    }

    @Test
    void classic_groups_on_the_newest_broker_are_taken_over() throws Exception {
        try (var broker = newest()) {
            run(broker.bootstrapServers(), "newest_classic", CLASSIC, Map.of());
        }
    }

    @Test
    void streams_and_consumer_groups_on_the_newest_broker_are_taken_over() throws Exception {
        try (var broker = newest()) {
            run(broker.bootstrapServers(), "newest_streams", STREAMS, CONSUMER);
        }
    }

    @Test
    void classic_groups_on_the_oldest_broker_are_taken_over() throws Exception {
        run(oldest.bootstrapServers(), "oldest_classic", CLASSIC, Map.of());
    }

    @Test
    void streams_group_on_the_oldest_broker_is_refused_with_a_sentence() {
        var config = ProcessorProcess.config(
                kafka(oldest.bootstrapServers(), STREAMS), TakeOver.PREFIX, TakeOver.APPLICATION, folder);
        try (var pipeline = new Pipeline(config)) {
            assertThatThrownBy(pipeline::start)
                    .hasMessage(
                            "the processor cannot run on these brokers: the brokers have no groups of the protocol streams:"
                                    + " they are older than Kafka 4.2; set processor.group.protocol=classic");
        }
    }

    /** The caller closes it. */
    private EmbeddedBroker newest() {
        var broker = new EmbeddedBroker(new BrokerConfig(folder.resolve("kafka"), 0, SHORT_SESSIONS));
        broker.start();
        return broker;
    }

    private void run(String brokers, String database, Map<String, String> processors, Map<String, String> sinks)
            throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers));
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            new TopicCreation(TakeOver.PREFIX, 4, (short) 1).run(admin);
            statement.execute("CREATE DATABASE " + database);
        }
        new TakeOver(
                        kafka(brokers, Map.of()),
                        kafka(brokers, processors),
                        kafka(brokers, sinks),
                        postgres,
                        database,
                        folder)
                .run();
    }

    private static KafkaConnection kafka(String brokers, Map<String, String> properties) {
        return new KafkaConnection(brokers, REGISTRY.address().toString(), TakeOver.PREFIX, properties);
    }
}
