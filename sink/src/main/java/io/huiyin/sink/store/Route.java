package io.huiyin.sink.store;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What becomes of a topic's records.
 *
 * @param topic the name on the broker
 * @param reader what a record is; throws {@link org.apache.kafka.common.errors.RetriableException} where that cannot be
 *     known now
 * @param tables written in this order, in one transaction
 */
public record Route<V>(
        String topic, Function<ConsumerRecord<byte[], byte[]>, Reading<V>> reader, List<Table<V>> tables) {}
