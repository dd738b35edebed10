package io.huiyin.ingest.gateway;

import io.huiyin.component.Health;
import io.huiyin.component.KafkaConnection;
import io.huiyin.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tenants that have a record in the topic {@code policies}, followed as it grows. Its keys say enough: tenant "@" version. */
final class PolicyTenants implements KnownTenants {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyTenants.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final KafkaConnection kafka;
    private final Map<String, Set<String>> versions = new ConcurrentHashMap<>();
    private volatile boolean isLoaded;
    private volatile boolean isClosing;
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private @Nullable Thread reader;

    PolicyTenants(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    @Override
    public synchronized void start() {
        if (reader == null) {
            reader = Thread.ofPlatform().name("huiyin-gateway-tenants").daemon().start(this::follow);
        }
    }

    @Override
    public Standing standing(String tenant) {
        if (versions.containsKey(tenant)) {
            return Standing.KNOWN;
        }
        return isLoaded ? Standing.UNKNOWN : Standing.NOT_LOADED;
    }

    @Override
    public Health check() {
        return isLoaded ? Health.OK : Health.down("the topic of policies has not been read yet");
    }

    private void follow() {
        while (!isClosing) {
            try (var opened = new KafkaConsumer<>(
                    kafka.clientProperties(Map.of("enable.auto.commit", false, "allow.auto.create.topics", false)),
                    new StringDeserializer(),
                    new ByteArrayDeserializer())) {
                consumer = opened;
                read(opened);
            } catch (WakeupException e) {
                LOG.debug("woken up to close");
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("topic", kafka.name(Topics.POLICIES))
                        .setCause(e)
                        .log("policies cannot be read; trying again");
                pause();
            }
        }
    }

    private void read(Consumer<String, byte[]> opened) {
        var partition = new TopicPartition(kafka.name(Topics.POLICIES), 0);
        var all = Set.of(partition);
        opened.assign(all);
        opened.seekToBeginning(all);
        long end = opened.endOffsets(all).getOrDefault(partition, 0L);
        while (!isClosing) {
            opened.poll(POLL).forEach(found -> note(found.key(), found.value() != null));
            if (!isLoaded && opened.position(partition) >= end) {
                isLoaded = true;
                LOG.atInfo().addKeyValue("tenants", versions.size()).log("policies read");
            }
        }
    }

    private void note(String key, boolean isThere) {
        int at = key.lastIndexOf('@');
        if (at <= 0) {
            return;
        }
        var version = key.substring(at + 1);
        versions.compute(key.substring(0, at), (tenant, known) -> {
            var now = known == null ? ConcurrentHashMap.<String>newKeySet() : known;
            if (isThere) {
                now.add(version);
            } else {
                now.remove(version);
            }
            return now.isEmpty() ? null : now;
        });
    }

    private synchronized void pause() {
        try {
            if (!isClosing) {
                wait(AGAIN_AFTER.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isClosing = true;
        }
    }

    @Override
    public void close() {
        isClosing = true;
        var opened = consumer;
        if (opened != null) {
            opened.wakeup();
        }
        Thread running;
        synchronized (this) {
            notifyAll();
            running = reader;
        }
        try {
            if (running != null) {
                running.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
