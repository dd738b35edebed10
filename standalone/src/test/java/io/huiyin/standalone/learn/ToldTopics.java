package io.huiyin.standalone.learn;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Case;
import io.huiyin.event.CaseEvent;
import io.huiyin.event.CaseEventKind;
import io.huiyin.event.CaseStatus;
import io.huiyin.event.Channel;
import io.huiyin.event.Kind;
import io.huiyin.event.Reason;
import io.huiyin.event.Report;
import io.huiyin.event.Severity;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topic;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of an installation on a broker of its own, written by the test as the pipeline would. */
public final class ToldTopics implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry = EmbeddedRegistry.inMemory();
    private final KafkaConnection kafka;
    private final AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>();
    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * Begins with a transaction that is open.
     *
     * @param name of the transactions
     */
    public ToldTopics(Path folder, String name) throws Exception {
        broker = new EmbeddedBroker(new BrokerConfig(folder.resolve("kafka"), 0));
        broker.start();
        registry.start();
        kafka = new KafkaConnection(
                broker.bootstrapServers(), registry.address().toString(), "huiyin.", Map.of());
        serializer.configure(kafka.clientProperties(Map.of()), false);
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicCreation("huiyin.", 3, (short) 1).run(admin);
        }
        producer = new KafkaProducer<>(
                kafka.clientProperties(Map.of("transactional.id", name)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
    }

    public KafkaConnection kafka() {
        return kafka;
    }

    /** What was told so far is there for all to read. */
    public void commit() {
        producer.commitTransaction();
        producer.beginTransaction();
    }

    /** What was told since is taken back. */
    public void abort() {
        producer.flush();
        producer.abortTransaction();
        producer.beginTransaction();
    }

    /** A report on the site {@code north} that opened a case of its own; its id. */
    public CaseId opened(String tenant, String eventId, String text, UnaryOperator<Case.Builder> more) {
        var id = reported(tenant, eventId, text);
        line(id, id, CaseEventKind.OPENED);
        send(
                Topics.CASES,
                id.toString(),
                more.apply(Case.newBuilder()
                                .setCaseId(id.toString())
                                .setTenant(tenant)
                                .setSite("north")
                                .setReference(id.reference())
                                .setRevision(1)
                                .setStatus(CaseStatus.OPEN)
                                .setKind(Kind.HAZARD)
                                .setChannel(Channel.WEB)
                                .setCategory("lifts")
                                .setSeverity(Severity.NORMAL)
                                .setReason(new Reason("rule", "lifts", "lift", null))
                                .setExcerpt(text)
                                .setZone("UTC")
                                .setOpenedAt(NOON)
                                .setUpdatedAt(NOON)
                                .setLastReportAt(NOON))
                        .build());
        return id;
    }

    /** A report that joined a case; its own id. */
    public CaseId joined(CaseId into, String eventId, String text) {
        var id = reported(into.tenant(), eventId, text);
        line(into, id, CaseEventKind.REPORT_JOINED);
        return id;
    }

    /** A report that no timeline tells of. */
    public CaseId reported(String tenant, String eventId, String text) {
        var report = Report.newBuilder()
                .setEventId(eventId)
                .setTenant(tenant)
                .setSite("north")
                .setText(text)
                .setSubmittedAt(NOON)
                .build();
        send(Topics.REPORTS, tenant + ".north", report);
        return CaseId.ofFirstReport(tenant, "north", eventId);
    }

    /** A line of the case's timeline about a report. */
    public void line(CaseId subject, CaseId report, CaseEventKind kind) {
        send(
                Topics.CASE_EVENTS,
                subject.toString(),
                CaseEvent.newBuilder()
                        .setId(subject + "#" + report.reference())
                        .setCaseId(subject.toString())
                        .setTenant(subject.tenant())
                        .setSite("north")
                        .setKind(kind)
                        .setReference(report.reference())
                        .setRevision(1)
                        .setAt(NOON)
                        .build());
    }

    /** Any value under any key. */
    public void send(Topic<?> topic, String key, SpecificRecord value) {
        var name = kafka.name(topic);
        producer.send(new ProducerRecord<>(name, key.getBytes(UTF_8), serializer.serialize(name, value)));
    }

    /** Any bytes under any key. */
    public void bytes(Topic<?> topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(kafka.name(topic), key.getBytes(UTF_8), value));
    }

    @Override
    public void close() {
        producer.close();
        serializer.close();
        registry.close();
        broker.close();
    }
}
