package io.huiyin.standalone.learn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.huiyin.learn.corrections.CommittedEvents;
import io.huiyin.learn.corrections.LabelExport;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.topic.CaseId;
import io.huiyin.topic.Topic;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels out of the topics of an installation: of one tenant, committed, and readable. */
class CorrectionsOnKafkaTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private final AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>();

    @Test
    void labels_ofOneTenant_areThoseThatWereCommitted(@TempDir Path folder) throws Exception {
        try (var broker = new EmbeddedBroker(new BrokerConfig(folder.resolve("kafka"), 0))) {
            broker.start();
            var kafka = new KafkaConnection(broker.bootstrapServers(), "mock://corrections", "huiyin.", Map.of());
            serializer.configure(kafka.clientProperties(Map.of()), false);
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                new TopicCreation("huiyin.", 3, (short) 1).run(admin);
            }
            write(kafka);

            var out = new StringWriter();
            try (var events = new CommittedEvents(kafka, "t")) {
                var summary = LabelExport.write(events, new LabelExport.Options(false, false), out);
                assertThat(summary).isEqualTo(new LabelExport.Summary(1, 0, 0, 0));
            }
            assertThat(out.toString()).contains("the lift stands still").doesNotContain("of another", "aborted");
        }
    }

    private void write(KafkaConnection kafka) {
        try (var producer = new KafkaProducer<>(
                kafka.clientProperties(Map.of("transactional.id", "corrections")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            opened(kafka, producer, "t", "e1", "the lift stands still");
            opened(kafka, producer, "other", "e2", "the lift of another tenant");
            var garbage = new ProducerRecord<>(kafka.name(Topics.REPORTS), "t.north".getBytes(UTF_8), new byte[] {1});
            producer.send(garbage);
            producer.commitTransaction();
            producer.beginTransaction();
            opened(kafka, producer, "t", "e3", "aborted");
            producer.flush();
            producer.abortTransaction();
        }
    }

    private void opened(
            KafkaConnection kafka, KafkaProducer<byte[], byte[]> producer, String tenant, String eventId, String text) {
        var id = CaseId.ofFirstReport(tenant, "north", eventId);
        var report = Report.newBuilder()
                .setEventId(eventId)
                .setTenant(tenant)
                .setSite("north")
                .setText(text)
                .setSubmittedAt(NOON)
                .build();
        var line = CaseEvent.newBuilder()
                .setId(id + "#1.0")
                .setCaseId(id.toString())
                .setTenant(tenant)
                .setSite("north")
                .setKind(CaseEventKind.OPENED)
                .setReference(id.reference())
                .setRevision(1)
                .setAt(NOON)
                .build();
        var subject = Case.newBuilder()
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
                .setLastReportAt(NOON)
                .build();
        send(kafka, producer, Topics.REPORTS, tenant + ".north", report);
        send(kafka, producer, Topics.CASE_EVENTS, id.toString(), line);
        send(kafka, producer, Topics.CASES, id.toString(), subject);
    }

    private void send(
            KafkaConnection kafka,
            KafkaProducer<byte[], byte[]> producer,
            Topic<?> topic,
            String key,
            SpecificRecord value) {
        var name = kafka.name(topic);
        producer.send(new ProducerRecord<>(name, key.getBytes(UTF_8), serializer.serialize(name, value)));
    }
}
