package io.huiyin.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.event.Case;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Escalation;
import io.huiyin.event.EscalationKind;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Severity;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import io.huiyin.standalone.registry.RegistryConfig;
import io.huiyin.topic.TopicCreation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin as it is packaged, in a worker as Kafka released it, with a connector as Debezium released it, configured as docs/kafka.md says. */
class ConnectorPluginTest {
    private static final int MANY = 300;
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00.123Z");
    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final String LETTERS = "analysts.not-taken";

    @TempDir
    private Path folder;

    private EmbeddedRegistry registry;
    private EmbeddedBroker broker;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() throws Exception {
        broker = new EmbeddedBroker(new BrokerConfig(folder.resolve("broker"), 0));
        broker.start();
        registry = registry(0);
        postgres = EmbeddedPostgres.start();
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicCreation("huiyin.", 2, (short) 1).run(admin);
        }
    }

    @AfterEach
    void close() throws Exception {
        postgres.close();
        registry.close();
        broker.close();
    }

    /** Its schemas are on the broker, so that another on the same port has them too. */
    private EmbeddedRegistry registry(int port) {
        var fresh = new EmbeddedRegistry(new RegistryConfig(port, broker.bootstrapServers()));
        fresh.start();
        return fresh;
    }

    /** The registry is away when the connectors begin. */
    @Test
    void rows_of_an_unmodified_connector_are_the_records_of_the_topics() throws Exception {
        var escalations = IntStream.range(0, MANY)
                .mapToObj(ConnectorPluginTest::escalation)
                .toList();
        try (var topics = new Topics()) {
            escalations.forEach(one -> topics.send("huiyin.escalations", one.getCaseId(), one));
            topics.send("huiyin.escalations", "k", "no Avro".getBytes(UTF_8));
            for (int i = 0; i < 10; i++) {
                topics.send("huiyin.cases", caseId(i), aCase(i, 1, CaseStatus.OPEN));
                topics.send("huiyin.cases", caseId(i), aCase(i, 2, CaseStatus.ANSWERED));
            }
            topics.bury("huiyin.cases", caseId(3));
        }
        var connectors = PastedConfiguration.of(Map.of(
                "value.converter.schema.registry.url",
                registry.address().toString(),
                "connection.url",
                postgres.getJdbcUrl("postgres", "postgres"),
                "connection.username",
                "postgres",
                "connection.password",
                "postgres"));
        assertThat(connectors).hasSize(2);
        // So that it is Connect that tries again, as errors.retry.timeout says, and not the client.
        connectors.forEach(connector -> connector.put("value.converter.max.retries", "0"));
        var address = registry.address();
        registry.close();
        try (var worker = Worker.start(folder, broker.bootstrapServers(), address.toString(), connectors)) {
            await(worker, () -> Files.readString(worker.log()).contains("Adding newly assigned partitions"));
            registry = registry(address.getPort());
            await(worker, () -> rows("huiyin_escalations").size() == MANY);
            await(
                    worker,
                    () -> rows("huiyin_cases").size() == 9
                            && rows("huiyin_cases").stream().allMatch(row -> Objects.equals(row.get("revision"), 2L)));
            await(worker, () -> letters() == 1);
        }
        assertThat(rows("huiyin_escalations"))
                .containsExactlyInAnyOrderElementsOf(
                        escalations.stream().map(ConnectorPluginTest::row).toList());
        assertThat(rows("huiyin_cases"))
                .extracting(row -> row.get("caseid"), row -> row.get("status"), row -> row.get("title"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10)
                        .filter(i -> i != 3)
                        .mapToObj(i -> org.assertj.core.groups.Tuple.tuple(caseId(i), "ANSWERED", "漏水 " + i))
                        .toList());
    }

    private static Escalation escalation(int number) {
        return Escalation.newBuilder()
                .setId("e-" + number)
                .setCaseId(caseId(number % 17))
                .setTenant("mine")
                .setSite("north")
                .setKind(number % 2 == 0 ? EscalationKind.WARNING : EscalationKind.BREACH)
                .setClock("respond")
                .setStep("步骤 " + number)
                .setStepIndex(number % 5)
                .setGeneration(1)
                .setDueAt(NOON.plusSeconds(number))
                .setDeadline(number % 3 == 0 ? null : NOON.plusSeconds(2L * number))
                .setRaisedAt(NOON.plusMillis(number))
                .setPaged(number % 7 != 0)
                .setAudience(List.of("owner"))
                .setChannels(number % 4 == 0 ? List.of() : List.of("robot", "mail"))
                .setReason("It's \"due\"; 该回复了")
                .setSeverity(Severity.HIGH)
                .build();
    }

    private static Map<String, @Nullable Object> row(Escalation one) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", one.getId());
        row.put("caseid", one.getCaseId());
        row.put("tenant", one.getTenant());
        row.put("site", one.getSite());
        row.put("kind", one.getKind().name());
        row.put("clock", one.getClock());
        row.put("step", one.getStep());
        row.put("stepindex", one.getStepIndex());
        row.put("generation", one.getGeneration());
        row.put("dueat", one.getDueAt());
        row.put("deadline", one.getDeadline());
        row.put("raisedat", one.getRaisedAt());
        row.put("paged", one.getPaged());
        row.put("audience", one.getAudience());
        row.put("channels", one.getChannels());
        row.put("reason", one.getReason());
        row.put("title", null);
        row.put("excerpt", "");
        row.put("category", "");
        row.put("severity", one.getSeverity().name());
        row.put("owner", null);
        row.put("assignee", null);
        row.put("reports", 1);
        row.put("policyversion", 0);
        row.put("recipients", List.of());
        row.put("repeat", 0);
        return row;
    }

    private static Case aCase(int number, long revision, CaseStatus status) {
        return Case.newBuilder()
                .setCaseId(caseId(number))
                .setTenant("mine")
                .setSite("north")
                .setReference("C" + number)
                .setRevision(revision)
                .setStatus(status)
                .setKind(Kind.HAZARD)
                .setChannel(Channel.WEB)
                .setCategory("WATER")
                .setSeverity(Severity.NORMAL)
                .setReason(Reason.newBuilder().setBy("rule").build())
                .setTitle("漏水 " + number)
                .setExcerpt("漏水")
                .setZone("Asia/Shanghai")
                .setOpenedAt(NOON)
                .setUpdatedAt(NOON)
                .setLastReportAt(NOON)
                .build();
    }

    private static String caseId(int number) {
        return "mine.north.C" + number;
    }

    /** None where the table is not there yet. */
    private List<Map<String, @Nullable Object>> rows(String table) throws SQLException {
        var found = new ArrayList<Map<String, @Nullable Object>>();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            try (var exists = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
                exists.next();
                if (!exists.getBoolean(1)) {
                    return found;
                }
            }
            try (var rows = statement.executeQuery("SELECT * FROM " + table)) {
                var columns = rows.getMetaData();
                while (rows.next()) {
                    var row = new HashMap<String, @Nullable Object>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnName(i), plain(rows.getObject(i)));
                    }
                    found.add(row);
                }
            }
        }
        return found;
    }

    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        if (value instanceof Timestamp timestamp) {
            return timestamp.toInstant();
        }
        return value instanceof Array array ? List.of((Object[]) array.getArray()) : value;
    }

    private long letters() {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partition = new TopicPartition(LETTERS, 0);
            return consumer.listTopics().containsKey(LETTERS)
                    ? consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L)
                    : 0;
        }
    }

    private static void await(Worker worker, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.call()) {
            var said = Files.readString(worker.log());
            boolean goesOn = worker.process().isAlive() && !said.contains("Task is being killed and will not recover");
            assertThat(goesOn && System.nanoTime() < end)
                    .as(() -> said.substring(Math.max(0, said.length() - 20_000)))
                    .isTrue();
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** What writes to the topics. */
    private final class Topics implements AutoCloseable {
        private final AvroSerializer<SpecificRecord> values = new AvroSerializer<>();
        private final KafkaProducer<byte[], byte[]> producer;

        Topics() {
            Map<String, Object> settings = Map.of(
                    "bootstrap.servers", broker.bootstrapServers(),
                    "schema.registry.url", registry.address().toString());
            values.configure(settings, false);
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }

        void send(String topic, String key, SpecificRecord value) {
            send(topic, key, Objects.requireNonNull(values.serialize(topic, value)));
        }

        void send(String topic, String key, byte[] value) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
        }

        void bury(String topic, String key) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), null));
        }

        @Override
        public void close() {
            producer.close();
            values.close();
        }
    }
}
