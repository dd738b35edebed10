package io.huiyin.benchmarks;

import io.huiyin.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * From a report's posting to its case on the topic, as a read_committed consumer sees it, at a steady rate. Only the reports
 * that open a case are timed.
 *
 * @param rate reports a second
 */
record Latency(Ground ground, Path folder, int rate, Duration length, int sites, int threads, long storeBytes) {
    private static final long SEED = 20_261_102;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration LAST_WAIT = Duration.ofSeconds(10);

    Measured run(Subject subject, Duration commitInterval) throws InterruptedException {
        ground.renew();
        var id = subject.name() + "-" + Long.toHexString(System.nanoTime());
        var stateDir = folder.resolve(id);
        try (var app = subject.create(new Subject.Setup(ground, id, stateDir, threads, commitInterval, storeBytes))) {
            app.start();
            return measure(subject, commitInterval);
        } finally {
            Drain.delete(stateDir);
        }
    }

    private Measured measure(Subject subject, Duration commitInterval) throws InterruptedException {
        Map<String, Long> sent = new ConcurrentHashMap<>();
        var seen = new ConcurrentLinkedQueue<Long>();
        var ended = new AtomicBoolean();
        var ready = new AtomicBoolean();
        var watcher = Thread.ofPlatform().name("watcher").start(() -> watch(sent, seen, ready, ended));
        while (!ready.get()) {
            LockSupport.parkNanos(1_000_000);
        }
        long latest = post(subject, sent);
        var deadline = System.nanoTime() + LAST_WAIT.toNanos();
        while (!sent.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        ended.set(true);
        watcher.join();
        return Measured.of(subject.name(), commitInterval, List.copyOf(seen), sent.size(), latest);
    }

    /** Posts at the rate; how much later than planned the latest post was, in nanoseconds. */
    private long post(Subject subject, Map<String, Long> sent) {
        var stream = new Reports(SEED + System.nanoTime(), sites);
        var posted = new HashSet<String>();
        long latest = 0;
        try (var post = ground.post(0)) {
            long begun = System.nanoTime();
            long warm = begun + WARM_UP.toNanos();
            long all = rate * WARM_UP.plus(length).toMillis() / 1000;
            for (long i = 0; i < all; i++) {
                long planned = begun + i * 1_000_000_000 / rate;
                while (System.nanoTime() < planned) {
                    LockSupport.parkNanos(Math.max(1, planned - System.nanoTime()));
                }
                var report = stream.next(Instant.now());
                long now = System.nanoTime();
                if (now <= warm) {
                    posted.add(report.getEventId());
                } else {
                    latest = Math.max(latest, now - planned);
                    if (report.getEventId().endsWith("-0") && posted.add(report.getEventId())) {
                        sent.put(subject.caseKey(report), now);
                    }
                }
                post.send(report);
            }
        }
        return latest;
    }

    private void watch(
            Map<String, Long> sent, ConcurrentLinkedQueue<Long> seen, AtomicBoolean ready, AtomicBoolean ended) {
        var settings = ground.kafka()
                .clientProperties(Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest"));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(
                    ground.partitionsOf(Topics.CASES, OffsetSpec.latest()).keySet());
            consumer.seekToBeginning(consumer.assignment());
            ready.set(true);
            while (!ended.get()) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = System.nanoTime();
                for (var record : records) {
                    var posted = sent.remove(new String(record.key(), StandardCharsets.UTF_8));
                    if (posted != null) {
                        seen.add(now - posted);
                    }
                }
            }
        }
    }
}
