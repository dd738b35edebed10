package io.huiyin.sink.notify;

import static io.huiyin.sink.Events.breach;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.sink.Eventually;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UpkeepTest {
    private final Instant now = Instant.now();
    private final Receiver receiver = new Receiver();
    private final Sinks sinks = new Sinks().channel("duty", receiver.url()).start();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Upkeep upkeep = new Upkeep(new Session(sinks.postgres), new Letters(producer, "dead-letters"));

    @AfterEach
    void close() {
        upkeep.close();
        sinks.close();
        receiver.close();
    }

    @Test
    void lineThatWasGivenUp_isADeadLetter_andCanBePutBackByItsKey() throws SQLException {
        receiver.broken = 500;
        sinks.store(breach("clock@1/x", "A", now));
        Eventually.holds(() -> assertThat(receiver.posts).hasSizeGreaterThanOrEqualTo(5));
        sinks.elapse(Duration.ofHours(49));
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DEAD|1"));
        upkeep.start();
        Eventually.holds(() -> assertThat(producer.history()).hasSize(1));
        Eventually.holds(() ->
                assertThat(sinks.ask("SELECT letter_due FROM notifications")).containsExactly("f"));

        var letter = producer.history().getFirst();
        assertThat(letter.topic()).isEqualTo("dead-letters");
        assertThat(text(letter.key())).isEqualTo("clock@1/x@duty");
        assertThat(text(letter.value())).contains("\"caseId\":\"mine-7.north.A\"");
        assertThat(headers(letter))
                .containsEntry("huiyin.stage", "notify")
                .containsEntry("huiyin.reason", "UNDELIVERED")
                .containsEntry("huiyin.topic", "notifications")
                .containsEntry("huiyin.partition", "0")
                .containsEntry(
                        "huiyin.offset",
                        sinks.ask("SELECT sequence FROM notifications").getFirst())
                .containsEntry("huiyin.channel", "duty")
                .hasEntrySatisfying("huiyin.detail", detail -> assertThat(detail)
                        .isEqualTo("given up after PT48H: the receiver answered 500"));

        receiver.broken = 0;
        sinks.elapse(Duration.ofMinutes(15));
        assertThat(replay("clock@1/x@duty")).containsExactly("t");
        assertThat(replay("clock@1/x@duty")).containsExactly("f");
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DELIVERED|1"));
        assertThat(receiver.accepted()).containsExactly("clock@1/x");
        assertThat(replay("clock@1/x@pigeon")).containsExactly("f");
        assertThat(replay("nothing")).containsExactly("f");
    }

    @Test
    void brokerAway_theLetterIsWrittenLater_andDeliveriesGoOn() throws SQLException {
        producer.sendException = new TimeoutException("no broker");
        sinks.store(breach("x1", "A", now).setChannels(List.of("pigeon")));
        upkeep.start();
        Eventually.holds(() -> assertThat(upkeep.check().detail()).contains("no broker"));
        sinks.store(breach("x2", "B", now));
        Eventually.holds(() -> assertThat(receiver.accepted()).containsExactly("x2"));
        assertThat(sinks.ask("SELECT escalation_id FROM notifications WHERE letter_due"))
                .containsExactly("x1");
    }

    @Test
    void lineThatWasTooOldWhenItWasStored_isNoLetter() throws SQLException {
        sinks.store(breach("old", "A", now.minus(Duration.ofHours(49))));
        assertThat(sinks.ask("SELECT state, letter_due FROM notifications")).containsExactly("DEAD|f");
    }

    @Test
    void settledLines_areRemovedAfter90Days_andOthersAreNot() throws SQLException {
        sinks.store(breach("done", "A", now));
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DELIVERED|1"));
        sinks.elapse(Upkeep.KEPT.minusHours(1));
        sinks.store(breach("later", "B", now));
        Eventually.holds(() -> assertThat(sinks.states()).containsExactly("DELIVERED|2"));
        sinks.elapse(Duration.ofHours(2));
        upkeep.start();
        Eventually.holds(() ->
                assertThat(sinks.ask("SELECT escalation_id FROM notifications")).containsExactly("later"));
    }

    private List<String> replay(String key) {
        return sinks.ask("SELECT notification_replay('" + key + "')");
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> letter) {
        var headers = new TreeMap<String, String>();
        letter.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return headers;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
