package io.huiyin.standalone.model;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Model;
import io.huiyin.processor.models.ModelBook;
import io.huiyin.serde.AvroDeserializer;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of models, read whole and written one version at a time. Two who publish one name at the same moment may both take the next number; the later one then decides. */
public final class ModelShelf {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** What a record of the topic may have, in bytes: a model of 1.5 MB and its names. */
    private static final int MOST_BYTES = 2_097_152;

    private final KafkaConnection kafka;
    private final String topic;

    public ModelShelf(KafkaConnection kafka) {
        this.kafka = kafka;
        this.topic = kafka.name(Topics.MODELS);
    }

    /** Every version of every model, by tenant, name and number. Throws where Kafka does not answer. */
    public List<Model> all() {
        var settings = kafka.clientProperties(Map.of(
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                AvroDeserializer.class,
                "specific.avro.reader",
                "true",
                "isolation.level",
                "read_committed",
                "request.timeout.ms",
                (int) PATIENCE.toMillis() / 2,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis()));
        try (var consumer = new KafkaConsumer<String, Model>(settings)) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var found = new ArrayList<Model>();
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    if (record.value() != null) {
                        found.removeIf(model -> key(model).equals(key(record.value())));
                        found.add(record.value());
                    }
                }
            }
            found.sort(Comparator.comparing(Model::getTenant)
                    .thenComparing(Model::getName)
                    .thenComparingInt(Model::getVersion));
            return List.copyOf(found);
        }
    }

    /** What was found of a model that was asked for. */
    public sealed interface Found {
        /** The version that decides. */
        record One(Model model) implements Found {}

        /** Models of these tenants and names. */
        record Several(List<String> names) implements Found {}

        record None() implements Found {}
    }

    /** The version that decides at this instant. Without a tenant or a name there may be several. */
    public Found inForce(Optional<String> tenant, Optional<String> name, Instant at) {
        return choose(
                all().stream()
                        .filter(model -> !model.getEffectiveFrom().isAfter(at))
                        .filter(model -> name.isEmpty() || name.get().equals(model.getName()))
                        .toList(),
                tenant);
    }

    static Found choose(List<Model> inForce, Optional<String> tenant) {
        var own = inForce.stream()
                .filter(model -> tenant.isEmpty() || tenant.get().equals(model.getTenant()))
                .toList();
        var models = own.isEmpty()
                ? inForce.stream()
                        .filter(model -> model.getTenant().equals(ModelBook.EVERYBODY))
                        .toList()
                : own;
        var names = models.stream()
                .map(model -> model.getTenant() + " " + model.getName())
                .distinct()
                .toList();
        if (names.size() > 1) {
            return new Found.Several(names);
        }
        return models.stream()
                .max(Comparator.comparing(Model::getEffectiveFrom).thenComparingInt(Model::getVersion))
                .<Found>map(Found.One::new)
                .orElseGet(Found.None::new);
    }

    /** Writes the next version of this tenant's model of this name, whatever version the draft has, and returns when the brokers have it. */
    public Model publish(Model draft) {
        int latest = all().stream()
                .filter(model -> model.getTenant().equals(draft.getTenant())
                        && model.getName().equals(draft.getName()))
                .mapToInt(Model::getVersion)
                .max()
                .orElse(0);
        var model = Model.newBuilder(draft).setVersion(latest + 1).build();
        write(model);
        return model;
    }

    private static String key(Model model) {
        return model.getTenant() + "@" + model.getName() + "@" + model.getVersion();
    }

    private void write(Model model) {
        var settings = kafka.clientProperties(Map.of(
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                AvroSerializer.class,
                "acks",
                "all",
                "enable.idempotence",
                "true",
                "max.request.size",
                MOST_BYTES,
                "max.block.ms",
                (int) PATIENCE.toMillis(),
                "request.timeout.ms",
                (int) PATIENCE.toMillis() / 2,
                "delivery.timeout.ms",
                (int) PATIENCE.toMillis()));
        try (var producer = new KafkaProducer<String, Model>(settings)) {
            producer.send(new ProducerRecord<>(topic, key(model), model)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the model was not published: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
