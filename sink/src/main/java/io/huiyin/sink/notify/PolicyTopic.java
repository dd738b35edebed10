package io.huiyin.sink.notify;

import io.huiyin.component.Health;
import io.huiyin.event.Policy;
import io.huiyin.sink.Backoff;
import io.huiyin.sink.store.Reading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of policies whole, from its beginning and on, as every sink does for itself. */
final class PolicyTopic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Backoff AGAIN = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final Function<ConsumerRecord<byte[], byte[]>, Reading<Policy>> reader;
    private final PolicyChannels channels;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "huiyin-policies");
    private volatile boolean read;
    private volatile String trouble = "the policies are not read yet";

    PolicyTopic(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Function<ConsumerRecord<byte[], byte[]>, Reading<Policy>> reader,
            PolicyChannels channels) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic, 0);
        this.reader = reader;
        this.channels = channels;
    }

    void start() {
        thread.start();
    }

    /** Whether all was read that was there at the start. */
    boolean isRead() {
        return read;
    }

    Health check() {
        return trouble.isEmpty() ? Health.OK : Health.down(trouble);
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join(POLL.multipliedBy(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int failures = 0;
        var wait = Duration.ZERO;
        try (consumer) {
            consumer.assign(List.of(partition));
            while (!stoppedWithin(wait)) {
                try {
                    readOn();
                    failures = 0;
                    wait = Duration.ZERO;
                    trouble = read ? "" : trouble;
                } catch (WakeupException e) {
                    return;
                } catch (KafkaException e) {
                    failures++;
                    wait = AGAIN.after(failures, ThreadLocalRandom.current().nextDouble());
                    trouble = "the policies cannot be read: " + e.getMessage();
                    LOG.atWarn().addKeyValue("failures", failures).log(trouble);
                }
            }
        }
    }

    private void readOn() {
        for (var record : consumer.poll(POLL).records(partition)) {
            try {
                take(record);
            } catch (RetriableException e) {
                consumer.seek(partition, record.offset());
                throw e;
            }
        }
        if (!read) {
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            read = consumer.position(partition) >= end;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        switch (reader.apply(record)) {
            case Reading.Value<Policy> one -> {
                if (one.value() != null) {
                    channels.add(one.value());
                }
            }
            case Reading.Unreadable<Policy> not ->
                LOG.atWarn()
                        .addKeyValue("offset", record.offset())
                        .addKeyValue("reason", not.reason())
                        .log("a record of the policies cannot be read");
        }
    }

    private boolean stoppedWithin(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
