package io.huiyin.sink.consume;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** Kafka's own twin of a consumer, which forgets records once they were polled, with a log that can be read again after a seek. */
final class LogConsumer extends MockConsumer<byte[], byte[]> {
    private final List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();

    LogConsumer(TopicPartition... partitions) {
        super("earliest");
        for (var partition : partitions) {
            updateBeginningOffsets(Map.of(partition, 0L));
            updateEndOffsets(Map.of(partition, 0L));
        }
    }

    /** To be on the broker from the next poll on. */
    void appends(TopicPartition partition, String... values) {
        schedulePollTask(() -> {
            for (int i = 0; i < values.length; i++) {
                var record = new ConsumerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        i,
                        new byte[0],
                        values[i].getBytes(StandardCharsets.UTF_8));
                log.add(record);
                addRecord(record);
            }
        });
    }

    /** Moves on without a record, as over the mark at the end of a transaction. */
    void passes(TopicPartition partition, long offset) {
        super.seek(partition, offset);
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
        super.seek(partition, offset);
        log.stream()
                .filter(one -> one.topic().equals(partition.topic()) && one.partition() == partition.partition())
                .filter(one -> one.offset() >= offset)
                .forEach(this::addRecord);
    }
}
