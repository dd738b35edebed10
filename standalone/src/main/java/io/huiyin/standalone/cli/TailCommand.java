package io.huiyin.standalone.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.component.KafkaConnection;
import io.huiyin.json.EventJson;
import io.huiyin.serde.AvroDecoder;
import io.huiyin.serde.Decoded;
import io.huiyin.serde.RegistryClient;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a topic aloud. */
@NullUnmarked
@Command(name = "tail", description = "Print the records of a topic as JSON, one a line.")
final class TailCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(200);

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "TOPIC", description = "A topic of the catalogue, without prefix, such as escalations.")
    private String name;

    @Option(names = "--from-beginning", description = "Begin with the oldest record, not with the next one.")
    private boolean fromBeginning;

    @Option(names = "--until-end", description = "Stop at what is the end now; otherwise it goes on until Ctrl-C.")
    private boolean untilEnd;

    @Override
    public Integer call() {
        var topic = Topics.all().stream()
                .filter(one -> one.shortName().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("TOPIC is '" + name + "'; it must be one of "
                        + String.join(
                                ", ",
                                Topics.all().stream().map(Topic::shortName).toList())));
        var kafka = common.settings().kafka();
        var settings = kafka.clientProperties(Map.of("isolation.level", "read_committed"));
        try (var registry = new RegistryClient(settings);
                var consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            read(consumer, partitions(consumer, kafka, topic), value(topic, registry));
        }
        return 0;
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<?, ?> consumer, KafkaConnection kafka, Topic<?> topic) {
        return consumer.partitionsFor(kafka.name(topic)).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
    }

    private void read(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Function<byte[], ObjectNode> value) {
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        var ends = consumer.endOffsets(partitions);
        while (!untilEnd || partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
            for (var record : consumer.poll(POLL)) {
                common.out().println(line(record, value));
            }
            common.out().flush();
        }
    }

    private static ObjectNode line(ConsumerRecord<byte[], byte[]> record, Function<byte[], ObjectNode> value) {
        var line = Json.object()
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("at", Instant.ofEpochMilli(record.timestamp()).toString())
                .put("key", record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8));
        record.headers().forEach(header -> line.withObjectProperty("headers")
                .put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        line.set("value", record.value() == null ? null : value.apply(record.value()));
        return line;
    }

    /** Values of the catalogue's type as JSON; what has no type, or cannot be read, as its bytes. */
    private static <T extends SpecificRecord> Function<byte[], ObjectNode> value(
            Topic<T> topic, RegistryClient registry) {
        var type = topic.value();
        if (type.isEmpty()) {
            return TailCommand::bytes;
        }
        var decoder = AvroDecoder.of(type.get(), registry);
        return bytes ->
                decoder.decode(bytes) instanceof Decoded.Value<T> found ? EventJson.write(found.value()) : bytes(bytes);
    }

    private static ObjectNode bytes(byte[] bytes) {
        return Json.object().put("base64", Base64.getEncoder().encodeToString(bytes));
    }
}
