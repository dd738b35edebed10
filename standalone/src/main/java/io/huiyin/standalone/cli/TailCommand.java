package io.huiyin.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.component.KafkaConnection;
import io.huiyin.standalone.operate.TopicText;
import io.huiyin.topic.Topic;
import io.huiyin.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
@Command(name = "tail", description = "Print the records of a topic, decoded and filtered, one a line.")
final class TailCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Pattern TENANT_END = Pattern.compile("[.@|]");

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "TOPIC", description = "A topic of the catalogue, without prefix, such as escalations.")
    private String name;

    @Option(names = "--from-beginning", description = "Begin with the oldest record, not with the next one.")
    private boolean fromBeginning;

    @Mixin
    private Json json;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Only records whose key is of this tenant.")
    private String tenant;

    @Option(names = "--key", paramLabel = "KEY", description = "Only records of this key, such as a case's id.")
    private String key;

    @Option(
            names = "--where",
            paramLabel = "FIELD=VALUE",
            description = "Only records whose value has this; FIELD may go deeper, as in place.address.")
    private Map<String, String> where = new LinkedHashMap<>();

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
        try (var text = new TopicText(kafka);
                var consumer =
                        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            read(consumer, partitions(consumer, kafka, topic), text);
        }
        return 0;
    }

    private static List<TopicPartition> partitions(
            KafkaConsumer<?, ?> consumer, KafkaConnection kafka, Topic<?> topic) {
        return consumer.partitionsFor(kafka.name(topic)).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, TopicText text) {
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        var ends = consumer.endOffsets(partitions);
        while (!untilEnd || partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
            for (var record : consumer.poll(POLL)) {
                var line = line(record, text);
                if (wanted(line)) {
                    common.out().println(json.wanted() ? line : sentence(line));
                }
            }
            common.out().flush();
        }
    }

    private boolean wanted(ObjectNode line) {
        var itsKey = line.path("key").asText();
        return (key == null || key.equals(itsKey))
                && (tenant == null || TENANT_END.split(itsKey, 2)[0].equals(tenant))
                && where.entrySet().stream().allMatch(one -> line.path("value")
                        .at("/" + one.getKey().replace('.', '/'))
                        .asText()
                        .equals(one.getValue()));
    }

    private static ObjectNode line(ConsumerRecord<byte[], byte[]> record, TopicText text) {
        var line = Json.object()
                .put("partition", record.partition())
                .put("offset", record.offset())
                .put("at", Instant.ofEpochMilli(record.timestamp()).toString())
                .put("key", record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8));
        record.headers().forEach(header -> line.withObjectProperty("headers")
                .put(header.key(), header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
        line.set("value", record.value() == null ? null : text.of(record.topic(), record.value()));
        return line;
    }

    /** When, whose, and what: only fields that say something. */
    private static String sentence(ObjectNode line) {
        var text = new StringBuilder(line.path("at").asText())
                .append("  ")
                .append(line.path("key").asText("-"))
                .append(' ');
        if (line.path("value").isNull()) {
            text.append(" deleted");
        }
        for (var field : line.path("value").properties()) {
            var value = field.getValue();
            if (says(value)) {
                text.append(' ')
                        .append(field.getKey())
                        .append('=')
                        .append(value.isTextual() && value.asText().indexOf(' ') < 0 ? value.asText() : value);
            }
        }
        return text.toString();
    }

    private static boolean says(JsonNode value) {
        return !value.isNull()
                && (value.isContainerNode() ? !value.isEmpty() : !value.asText().isEmpty());
    }
}
