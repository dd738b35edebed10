package io.huiyin.standalone.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Policy;
import io.huiyin.event.Report;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.topic.Reference;
import io.huiyin.topic.Topic;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What lies on the topics of an installation, played. Its topics take the times that the test says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicInputTest {
    private static final String POLICY = """
            clocks:
              - name: respond
                stops: [RESPOND]
                target: %s
                ladder: [{step: breach, at: 100%%, to: desk}]
            """;

    private KafkaConnection kafka;
    private EmbeddedBroker broker;
    private KafkaProducer<byte[], byte[]> producer;
    private final AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        broker = new EmbeddedBroker(new BrokerConfig(folder.resolve("kafka"), 0));
        broker.start();
        kafka = new KafkaConnection(broker.bootstrapServers(), "mock://topic-input", "huiyin.", Map.of());
        serializer.configure(kafka.clientProperties(Map.of()), false);
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicCreation("huiyin.", 3, (short) 1).run(admin);
            var asSaid = List.of(new AlterConfigOp(
                    new ConfigEntry("message.timestamp.type", "CreateTime"), AlterConfigOp.OpType.SET));
            for (var topic : List.of(Topics.POLICIES, Topics.REPORTS, Topics.ACTIONS)) {
                var resource = new ConfigResource(ConfigResource.Type.TOPIC, kafka.name(topic));
                admin.incrementalAlterConfigs(Map.of(resource, asSaid)).all().get();
            }
        }
        producer = new KafkaProducer<>(
                kafka.clientProperties(Map.of("transactional.id", "topic-input")),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        write();
        producer.commitTransaction();
        producer.beginTransaction();
        report("t", "north", "never-sent", "2026-11-02T08:00:05Z");
        producer.flush();
        producer.abortTransaction();
    }

    @AfterAll
    void stop() {
        producer.close();
        broker.close();
    }

    private void write() {
        send(Topics.POLICIES, "t@1", policy("t", 1, "24h", "2026-11-01T00:00:00Z"), "2026-11-01T00:00:00Z");
        send(Topics.POLICIES, "other@1", policy("other", 1, "1h", "2026-11-01T00:00:00Z"), "2026-11-01T00:00:00Z");
        report("t", "north", "a", "2026-11-02T08:00:00Z");
        report("t", "south", "b", "2026-11-02T08:00:01Z");
        report("t", "east", "c", "2026-11-02T08:00:02Z");
        report("other", "north", "d", "2026-11-02T08:00:03Z");
        answer("t", "south", "b", "2026-11-02T20:00:00Z");
        answer("t", "north", "a", "2026-11-02T09:00:00Z");
        var garbage = "not Avro".getBytes(UTF_8);
        send(Topics.REPORTS, "t.north", garbage, "2026-11-02T08:00:04Z");
    }

    @Test
    void topics_ofOneTenant_arePlayedUnderWhatWasInForce() throws Exception {
        var difference = tried(new Span(Optional.empty(), Optional.empty()));
        assertThat(difference.input()).isEqualTo(Map.of(Input.REPORTS, 4, Input.ACTIONS, 2, Input.VOTES, 0));
        assertThat(difference.from()).isEqualTo("2026-11-02T08:00:00Z");
        assertThat(difference.until()).isEqualTo("2026-11-09T20:00:00Z");
        assertThat(difference.before().cases()).isEqualTo(3);
        assertThat(difference.deadLettersAfter()).isEqualTo(Map.of("INVALID_AVRO", 1L));
        assertThat(difference.escalations().gained())
                .extracting(one -> one.caseId() + " " + one.dueAt())
                .containsExactly("t.south." + Reference.of("t", "b") + " 2026-11-02T18:00:01Z");
        assertThat(difference.escalations().moved())
                .extracting(pair -> pair.before().dueAt() + " " + pair.after().raisedAt())
                .containsExactly("2026-11-03T08:00:02Z 2026-11-02T18:00:03Z");
        assertThat(difference.escalations().lost()).isEmpty();
    }

    @Test
    void topics_readTwice_giveTheSameBytes() throws Exception {
        var all = new Span(Optional.empty(), Optional.empty());
        assertThat(DifferenceJson.write(tried(all)).toString())
                .isEqualTo(DifferenceJson.write(tried(all)).toString());
    }

    @Test
    void span_leavesOutWhatCameBeforeAndAfter() throws Exception {
        var span = new Span(
                Optional.of(Instant.parse("2026-11-02T08:00:01Z")), Optional.of(Instant.parse("2026-11-02T08:00:04Z")));
        assertThat(tried(span).input()).isEqualTo(Map.of(Input.REPORTS, 2, Input.ACTIONS, 0, Input.VOTES, 0));
    }

    private Difference tried(Span span) throws Exception {
        try (var recording = Recording.create()) {
            var source = new TopicInput(kafka, "t", span).into(recording, new Silent());
            assertThat(source.editions()).hasSize(1);
            var rules = new Rules(
                    source.editions(), Optional.empty(), POLICY.formatted("10h"), Optional.empty(), TriedModels.NONE);
            return new Trial("t", recording, rules, Optional.empty(), _records -> {}).run();
        }
    }

    private static final class Silent implements RecordingInput.Listener {
        private final List<String> rejected = new ArrayList<>();

        @Override
        public void read(long done, long all) {
            assertThat(done).isBetween(0L, all);
        }

        @Override
        public void rejected(String sentence) {
            rejected.add(sentence);
        }
    }

    private static Policy policy(String tenant, int version, String target, String from) {
        var at = Instant.parse(from);
        return new Policy(tenant, version, at, at, "test", POLICY.formatted(target));
    }

    private void report(String tenant, String site, String event, String at) {
        var report = Report.newBuilder()
                .setEventId(event)
                .setTenant(tenant)
                .setSite(site)
                .setText(event)
                .setSubmittedAt(Instant.parse(at))
                .build();
        send(Topics.REPORTS, tenant + "." + site, report, at);
    }

    private void answer(String tenant, String site, String event, String at) {
        var answer = CaseAction.newBuilder()
                .setEventId("answer-" + event)
                .setTenant(tenant)
                .setSite(site)
                .setReference(Reference.of(tenant, event))
                .setAction(ActionKind.RESPOND)
                .setActor("staff")
                .build();
        send(Topics.ACTIONS, tenant + "." + site, answer, at);
    }

    private void send(Topic<?> topic, String key, SpecificRecord event, String at) {
        send(topic, key, requireNonNull(serializer.serialize(kafka.name(topic), event)), at);
    }

    private void send(Topic<?> topic, String key, byte[] value, String at) {
        var bytes = key.getBytes(UTF_8);
        var time = Instant.parse(at).toEpochMilli();
        producer.send(new ProducerRecord<>(kafka.name(topic), null, time, bytes, value));
    }
}
