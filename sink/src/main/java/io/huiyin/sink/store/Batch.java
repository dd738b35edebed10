package io.huiyin.sink.store;

import io.huiyin.sink.consume.DestinationUnavailableException;
import io.huiyin.sink.consume.Rejected;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;

/**
 * What the records of one topic turned out to be.
 *
 * @param unreadable those that nobody can read, with the reason
 */
public record Batch<V>(Route<V> route, List<Entry<V>> entries, List<Rejected> unreadable) {

    /**
     * Reads the records of the route's topic, and leaves the others alone.
     *
     * @throws DestinationUnavailableException where it cannot be known now what they are
     */
    public static <V> Batch<V> read(Route<V> route, List<ConsumerRecord<byte[], byte[]>> records) {
        var batch = new Batch<V>(route, new ArrayList<>(), new ArrayList<>());
        for (var record : records) {
            if (!record.topic().equals(route.topic())) {
                continue;
            }
            switch (reading(route, record)) {
                case Reading.Value<V> read -> batch.entries.add(new Entry<>(record, read.value()));
                case Reading.Unreadable<V> not ->
                    batch.unreadable.add(new Rejected(record, not.reason(), not.detail()));
            }
        }
        return batch;
    }

    private static <V> Reading<V> reading(Route<V> route, ConsumerRecord<byte[], byte[]> record) {
        try {
            return route.reader().apply(record);
        } catch (RetriableException e) {
            throw new DestinationUnavailableException("the schema registry does not answer: " + e.getMessage(), e);
        }
    }
}
