package io.huiyin.benchmarks.push;

import io.huiyin.sink.PostgresConnection;
import io.huiyin.sink.notify.Notifications;
import io.huiyin.sink.notify.NotifyConfig;
import io.huiyin.sink.notify.Outcomes;
import io.huiyin.sink.notify.WebhookTarget;
import io.huiyin.sink.store.Migrations;
import io.huiyin.sink.store.Reading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Posts the same pages by turns: by a plain HTTP client, and by the ledger of a sink on a real PostgreSQL. */
public final class PushBench {
    /** As many as the sink posts at once on a webhook. */
    private static final int AT_ONCE = 8;

    private final PostgresConnection postgres;
    private final int messages;

    /** @param postgres a database of its own */
    public PushBench(PostgresConnection postgres, int messages) {
        this.postgres = postgres;
        this.messages = messages;
    }

    /** One round to warm up, and then so many; figures of a receiver that takes so long for each. */
    public List<Map<String, Object>> run(int rounds, int thinkMillis)
            throws IOException, SQLException, InterruptedException {
        Migrations.apply(postgres);
        var figures = new ArrayList<Map<String, Object>>();
        try (var receiver = new CountingReceiver(thinkMillis)) {
            for (int round = 0; round <= rounds; round++) {
                var one = round("r" + thinkMillis + "x" + round, receiver, thinkMillis);
                if (round > 0) {
                    System.out.printf(
                            "receiver takes %2d ms   plain %,7.0f/s   sink %,7.0f/s   ratio %.2f%n",
                            thinkMillis, one.plain(), one.sink(), one.ratio());
                    figures.add(Map.of(
                            "thinkMillis",
                            thinkMillis,
                            "plain",
                            one.plain(),
                            "sink",
                            one.sink(),
                            "ratio",
                            one.ratio()));
                }
            }
        }
        return figures;
    }

    private PushFigures round(String name, CountingReceiver receiver, int thinkMillis)
            throws SQLException, InterruptedException {
        try (var notifications = notifications(receiver.url())) {
            var bodies = fill(name, notifications);
            return new PushFigures(messages, thinkMillis, plain(bodies, receiver), sink(notifications, receiver));
        }
    }

    private List<String> fill(String round, Notifications notifications) throws SQLException {
        try (var connection = postgres.open()) {
            notifications.ledger().write(connection, Pages.of(round, messages));
            try (var statement = connection.createStatement()) {
                statement.execute("ANALYZE notifications");
                var bodies = new ArrayList<String>();
                try (var rows = statement.executeQuery("SELECT payload FROM notifications WHERE state = 'PENDING'")) {
                    while (rows.next()) {
                        bodies.add(rows.getString(1));
                    }
                }
                return bodies;
            }
        }
    }

    private static double plain(List<String> bodies, CountingReceiver receiver) throws InterruptedException {
        var queue = new ConcurrentLinkedQueue<>(bodies);
        long begun = System.nanoTime();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < AT_ONCE; i++) {
                threads.add(Thread.startVirtualThread(() -> {
                    for (var body = queue.poll(); body != null; body = queue.poll()) {
                        post(client, receiver.url(), body);
                    }
                }));
            }
            for (var thread : threads) {
                thread.join();
            }
        }
        return bodies.size() / seconds(begun);
    }

    private static void post(HttpClient client, URI url, String body) {
        var request = HttpRequest.newBuilder(url)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IllegalStateException("the receiver does not take a post", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the first post until the last line is settled. */
    private double sink(Notifications notifications, CountingReceiver receiver) {
        long before = receiver.taken();
        notifications.start();
        while (receiver.taken() == before) {
            LockSupport.parkNanos(100_000);
        }
        long begun = System.nanoTime();
        while (notifications.outcomes().count(Outcomes.Kind.DELIVERED) < messages) {
            LockSupport.parkNanos(1_000_000);
        }
        return messages / seconds(begun);
    }

    private Notifications notifications(URI receiver) {
        var topic = new TopicPartition("policies", 0);
        var consumer = new MockConsumer<byte[], byte[]>("earliest");
        consumer.updateBeginningOffsets(Map.of(topic, 0L));
        consumer.updateEndOffsets(Map.of(topic, 0L));
        var config = NotifyConfig.of(URI.create("https://huiyin.example.org"))
                .withDefaultWebhook(new WebhookTarget(receiver, Optional.empty()));
        return new Notifications(
                config,
                postgres,
                "bench-" + UUID.randomUUID(),
                consumer,
                topic.topic(),
                _record -> new Reading.Unreadable<>("NONE", "there are no policies"),
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()),
                "dead-letters",
                () -> true);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
