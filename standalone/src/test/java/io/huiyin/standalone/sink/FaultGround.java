package io.huiyin.standalone.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.huiyin.component.KafkaConnection;
import io.huiyin.serde.AvroSerializer;
import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.Retention;
import io.huiyin.sink.SinkConfig;
import io.huiyin.sink.notify.NotifyConfig;
import io.huiyin.sink.notify.WebhookTarget;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.standalone.registry.EmbeddedRegistry;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A broker, a registry and a webhook's receiver, and on the topics {@link Numbered} records, as many as were asked for so far. */
final class FaultGround implements AutoCloseable {
    static final String EVENTS = "huiyin." + Topics.CASE_EVENTS.shortName();
    private static final String PAGES = "huiyin." + Topics.ESCALATIONS.shortName();
    private static final Duration BOUND = Duration.ofSeconds(90);

    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry = EmbeddedRegistry.inMemory();
    private final HttpServer receiver;
    private final Map<String, Integer> messages = new ConcurrentHashMap<>();
    private final KafkaProducer<byte[], byte[]> producer;
    private final AvroSerializer<SpecificRecord> values = new AvroSerializer<>();
    private int events;
    private int pages;

    FaultGround(Path folder) throws IOException {
        broker = new EmbeddedBroker(new BrokerConfig(folder.resolve("kafka"), 0));
        broker.start();
        registry.start();
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicCreation("huiyin.", Numbered.PARTITIONS, (short) 1).run(admin);
        }
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            messages.merge(exchange.getRequestHeaders().getFirst("webhook-id"), 1, Integer::sum);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "linger.ms", "5",
                "schema.registry.url", registry.address().toString());
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        values.configure(settings, false);
    }

    /** Of a client, with settings of its own. */
    Map<String, Object> settings(Map<String, Object> own) {
        return new KafkaConnection(broker.bootstrapServers(), registry.address().toString(), "huiyin.", Map.of())
                .clientProperties(own);
    }

    /** Of a sink that writes here, by small batches, so that a fault falls among many transactions. */
    SinkConfig config(String jdbcUrl, int batch, Map<String, String> kafkaSettings) {
        var webhook = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/pages");
        return new SinkConfig(
                new KafkaConnection(
                        broker.bootstrapServers(), registry.address().toString(), "huiyin.", Map.copyOf(kafkaSettings)),
                new PostgresConnection(jdbcUrl, "postgres", "postgres"),
                NotifyConfig.of(URI.create("http://127.0.0.1:8071"))
                        .withDefaultWebhook(new WebhookTarget(webhook, Optional.empty())),
                "huiyin-sink",
                Optional.empty(),
                1,
                batch,
                Optional.empty(),
                Retention.FOR_EVER);
    }

    /** The next so many events, and so many pages. */
    void append(int moreEvents, int morePages) {
        for (int i = 0; i < moreEvents; i++) {
            int n = events++;
            send(EVENTS, Numbered.partition(n), Numbered.event(n).orElse(null));
        }
        for (int i = 0; i < morePages; i++) {
            int n = pages++;
            send(PAGES, Numbered.partition(n), Numbered.page(n));
        }
        producer.flush();
    }

    private void send(String topic, int partition, @Nullable SpecificRecord value) {
        var bytes = value == null ? "not Avro".getBytes(StandardCharsets.UTF_8) : values.serialize(topic, value);
        producer.send(new ProducerRecord<>(topic, partition, "k".getBytes(StandardCharsets.UTF_8), bytes));
    }

    /** Whether all that was appended is taken in, as far as positions say. */
    boolean isTakenIn(FaultRows rows) {
        return rows.positions().values().stream().mapToLong(Long::longValue).sum() == events
                && rows.count("dead_letters") == refused().size()
                && messages.size() >= pages;
    }

    /** All that was appended, one by one: rows, letters and messages, nothing lost and nothing twice. */
    void assertAllIsThere(FaultRows rows) {
        assertSame(
                rows.events(),
                IntStream.range(0, events)
                        .filter(n -> Numbered.refusal(n).isEmpty())
                        .mapToObj(Numbered::row)
                        .toList());
        assertSame(
                rows.deadLetters(),
                refused().stream()
                        .map(n -> Numbered.partition(n) + "|" + Numbered.offset(n) + "|"
                                + Numbered.refusal(n).orElseThrow())
                        .toList());
        assertThat(rows.count("dead_letters WHERE detail = ''")).isZero();
        var paged = IntStream.range(0, pages)
                .mapToObj(n -> Numbered.page(n).getId())
                .toList();
        assertSame(rows.query("SELECT id FROM escalations"), paged);
        assertSame(List.copyOf(messages.keySet()), paged);
    }

    /** One by one and in any order; AssertJ's own takes a minute for ten thousand. */
    static void assertSame(List<String> found, List<String> expected) {
        var missing = new HashSet<>(expected);
        found.forEach(missing::remove);
        var tooMany = new HashSet<>(found);
        expected.forEach(tooMany::remove);
        assertThat(missing).as("lost").isEmpty();
        assertThat(tooMany).as("never written").isEmpty();
        assertThat(found.size() - expected.size()).as("twice").isZero();
    }

    /** Messages that came again: a store that was away when it should have noted one down makes for that, under the same id. */
    int messagesThatCameAgain() {
        return messages.values().stream().mapToInt(times -> times - 1).sum();
    }

    private List<Integer> refused() {
        return IntStream.range(0, events)
                .filter(n -> Numbered.refusal(n).isPresent())
                .boxed()
                .toList();
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + BOUND).isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        values.close();
        receiver.stop(0);
        registry.close();
        broker.close();
    }
}
