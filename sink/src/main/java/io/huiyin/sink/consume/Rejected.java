package io.huiyin.sink.consume;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that is bad in itself.
 *
 * @param reason a code, such as STORE_REJECTED
 * @param detail in one sentence what is wrong
 */
public record Rejected(ConsumerRecord<byte[], byte[]> record, String reason, String detail) {}
