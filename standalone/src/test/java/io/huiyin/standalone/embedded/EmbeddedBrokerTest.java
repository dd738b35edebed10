package io.huiyin.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    @TempDir
    private Path folder;

    @Test
    void restart_sameFolder_keepsTopicsAndRecords() throws Exception {
        try (var broker = new EmbeddedBroker(new BrokerConfig(folder, 0))) {
            broker.start();
            assertThat(broker.check().ok()).isTrue();
            createTopic(broker, "kept");
            send(broker, "kept", "first");
            assertThat(read(broker, "kept")).containsExactly("first");
        }
        try (var broker = new EmbeddedBroker(new BrokerConfig(folder, 0))) {
            broker.start();
            send(broker, "kept", "second");
            assertThat(read(broker, "kept")).containsExactly("first", "second");
        }
    }

    @Test
    void start_portTaken_saysWhichSetting() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var broker = new EmbeddedBroker(new BrokerConfig(folder, other.getLocalPort()))) {
            assertThatThrownBy(broker::start)
                    .hasMessageContaining("embedded.kafka.port is " + other.getLocalPort())
                    .hasMessageContaining("another program listens there");
        }
    }

    @Test
    void check_notStarted_saysSo() {
        try (var broker = new EmbeddedBroker(new BrokerConfig(folder, 0))) {
            assertThat(broker.check().detail()).isEqualTo("the broker is not running");
            assertThatThrownBy(broker::bootstrapServers).hasMessage("the broker was not started");
        }
    }

    private static void createTopic(EmbeddedBroker broker, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedBroker broker, String topic, String value) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> read(EmbeddedBroker broker, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class,
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var values = new ArrayList<String>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
