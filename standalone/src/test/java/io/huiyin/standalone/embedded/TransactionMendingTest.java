package io.huiyin.standalone.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes transactions hang for sure: the coordinators' log is set back, or taken away, while the broker is down. */
class TransactionMendingTest {
    private static final TopicPartition INPUT = new TopicPartition("huiyin.input", 0);
    private static final String GROUP = "huiyin.processor";
    private static final Duration SHORT = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    @Test
    void run_coordinatorHasForgottenTheTransaction_abortsItAndCommittedOffsetsAreThereAgain() throws Exception {
        inLife(bootstrap -> {
            create(bootstrap);
            commit(bootstrap, 1);
            leaveOpen(bootstrap, 2);
        });
        takeAway("__transaction_state-", folder("kafka"));
        inLife(bootstrap -> {
            assertThatThrownBy(() -> committed(bootstrap)).isInstanceOf(TimeoutException.class);
            assertThat(mend(bootstrap)).as("of the input and of its offsets").isEqualTo(2);
            assertThat(committed(bootstrap)).isEqualTo(1);
            assertThat(mend(bootstrap)).isZero();
        });
    }

    @Test
    void run_coordinatorTakesTheTransactionForEnded_abortsIt() throws Exception {
        inLife(bootstrap -> {
            create(bootstrap);
            commit(bootstrap, 1);
        });
        copy("__transaction_state-", folder("kafka"), folder("kept"));
        inLife(bootstrap -> leaveOpen(bootstrap, 2));
        takeAway("__transaction_state-", folder("kafka"));
        copy("__transaction_state-", folder("kept"), folder("kafka"));
        inLife(bootstrap -> {
            // What hangs shows only once the broker has read its logs.
            assertThatThrownBy(() -> committed(bootstrap)).isInstanceOf(TimeoutException.class);
            assertThat(mend(bootstrap)).isEqualTo(2);
            assertThat(committed(bootstrap)).isEqualTo(1);
        });
    }

    @Test
    void run_transactionIsOngoing_leavesItToItsProducer() throws Exception {
        inLife(bootstrap -> {
            create(bootstrap);
            try (var producer = producer(bootstrap)) {
                producer.initTransactions();
                begin(producer, 5);
                assertThat(mend(bootstrap)).isZero();
                producer.commitTransaction();
                assertThat(mend(bootstrap)).isZero();
            }
            assertThat(committed(bootstrap)).isEqualTo(5);
        });
    }

    private interface Life {
        void live(String bootstrap) throws Exception;
    }

    private void inLife(Life life) throws Exception {
        try (var broker = new EmbeddedBroker(new BrokerConfig(folder("kafka"), 0))) {
            broker.start();
            life.live(broker.bootstrapServers());
        }
    }

    private static int mend(String bootstrap) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return new TransactionMending(admin, "huiyin.").run();
        }
    }

    private static void create(String bootstrap) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(INPUT.topic(), Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    private static void commit(String bootstrap, long offset) {
        try (var producer = producer(bootstrap)) {
            producer.initTransactions();
            begin(producer, offset);
            producer.commitTransaction();
        }
    }

    /** As a process leaves it that is killed: closing at once neither commits nor aborts. */
    private static void leaveOpen(String bootstrap, long offset) {
        var producer = producer(bootstrap);
        producer.initTransactions();
        begin(producer, offset);
        producer.close(Duration.ZERO);
    }

    private static void begin(KafkaProducer<String, String> producer, long offset) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(INPUT.topic(), "record " + offset));
        producer.flush();
        producer.sendOffsetsToTransaction(
                Map.of(INPUT, new OffsetAndMetadata(offset)), new ConsumerGroupMetadata(GROUP));
    }

    private static KafkaProducer<String, String> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "transactional.id", "a-processor"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static long committed(String bootstrap) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "group.id", GROUP, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            return requireNonNull(consumer.committed(Set.of(INPUT), SHORT).get(INPUT))
                    .offset();
        }
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static void takeAway(String prefix, Path from) throws IOException {
        for (var partition : named(prefix, from)) {
            try (var files = Files.list(partition)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(partition);
        }
    }

    private static void copy(String prefix, Path from, Path to) throws IOException {
        for (var partition : named(prefix, from)) {
            var copy = Files.createDirectory(to.resolve(partition.getFileName()));
            try (var files = Files.list(partition)) {
                for (var file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
    }

    private static List<Path> named(String prefix, Path folder) throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }
}
