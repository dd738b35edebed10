package io.huiyin.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.ActionKind;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.event.SatisfactionVote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventWriterTest {
    private static final KafkaConnection KAFKA =
            new KafkaConnection("127.0.0.1:1", "http://127.0.0.1:1", "huiyin.", Map.of());
    private static final Serializer<SpecificRecord> UNWRITTEN = (topic, value) -> new byte[0];

    private final MockProducer<String, SpecificRecord> producer =
            new MockProducer<>(false, new RoundRobinPartitioner(), new StringSerializer(), UNWRITTEN);
    private final EventWriter writer = new EventWriter(EventWriterConfig.of(KAFKA), () -> producer);

    @BeforeEach
    void start() {
        writer.start();
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void everyEvent_goesToItsTopicUnderTenantAndSite() {
        writer.write(report());
        writer.write(CaseAction.newBuilder()
                .setEventId("a-1")
                .setTenant("acme")
                .setSite("north")
                .setAction(ActionKind.ACKNOWLEDGE)
                .setActor("li")
                .build());
        writer.write(SatisfactionVote.newBuilder()
                .setEventId("v-1")
                .setTenant("acme")
                .setSite("south")
                .setReference("r")
                .setVoter("w")
                .setScore(5)
                .build());

        assertThat(producer.history())
                .extracting(record -> record.topic() + " " + record.key())
                .isEqualTo(
                        List.of("huiyin.reports acme.north", "huiyin.actions acme.north", "huiyin.votes acme.south"));
    }

    @Test
    void write_isDoneOnlyWhenTheBrokerAcknowledged() {
        var written = writer.write(report());
        assertThat(written).isNotDone();

        producer.completeNext();

        assertThat(written)
                .isCompletedWithValueMatching(metadata -> metadata.topic().equals("huiyin.reports"));
    }

    @Test
    void write_thatTheBrokerDidNotTake_failsWithItsReason() {
        var written = writer.write(report());

        producer.errorNext(new TimeoutException("10 s have passed"));

        assertThat(written).isCompletedExceptionally();
        assertThatThrownBy(written::join).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void write_thatTheProducerThrowsAt_failsAndDoesNotThrow() {
        producer.sendException = new TimeoutException("no metadata");

        assertThatThrownBy(writer.write(report())::join).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void write_afterClosing_failsAndDoesNotThrow() {
        writer.close();
        writer.close();

        assertThatThrownBy(writer.write(report())::join).hasMessageContaining("closed");
        assertThat(writer.check().ok()).isFalse();
    }

    @Test
    void producer_isIdempotentAndWaitsForEveryReplica() {
        var properties = EventWriterConfig.of(KAFKA).producerProperties();

        assertThat(properties)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("value.serializer", "io.huiyin.serde.AvroSerializer")
                .containsEntry("schema.registry.url", "http://127.0.0.1:1");
    }

    @Test
    void producer_acceptsTheSettings() {
        var properties = EventWriterConfig.of(KAFKA).producerProperties();
        properties.put("value.serializer", StringSerializer.class.getName());

        assertThat(new ProducerConfig(properties).getInt("batch.size")).isEqualTo(131_072);
    }

    @Test
    void connection_winsOverOurSettings() {
        var kafka = new KafkaConnection(
                "127.0.0.1:1", "http://127.0.0.1:1", "huiyin.", Map.of("value.serializer", "their.Serializer"));

        assertThat(EventWriterConfig.of(kafka).producerProperties())
                .containsEntry("value.serializer", "their.Serializer");
    }

    @Test
    void config_outsideTheBounds_isRefusedByItsKey() {
        assertThatThrownBy(() -> new EventWriterConfig(KAFKA, Duration.ofMillis(1), Duration.ZERO))
                .hasMessageContaining("writer.delivery.timeout is PT0.001S");
        assertThatThrownBy(() -> new EventWriterConfig(KAFKA, Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("writer.linger is PT1S");
    }

    private static Report report() {
        return Report.newBuilder()
                .setEventId("e-1")
                .setTenant("acme")
                .setSite("north")
                .setText("x")
                .setSubmittedAt(Instant.EPOCH)
                .build();
    }
}
