package io.huiyin.sink.consume;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Where records go. It keeps the offsets together with what it makes of the records, and lets only the latest owner of a
 * partition write, so that each record counts exactly once. Used by one thread.
 */
public interface Destination extends AutoCloseable {

    /**
     * Takes these partitions over from whoever had them, and says where to read on: the first offset not yet taken in.
     *
     * @throws DestinationUnavailableException where it cannot be reached; nothing is claimed then
     */
    Map<TopicPartition, Long> claim(Set<TopicPartition> partitions);

    /** Lets go of partitions that others own from now on. Never fails. */
    void release(Collection<TopicPartition> partitions);

    /**
     * Takes a batch in, whole, with the offsets from which to read on: all of it or nothing. Records that are bad in
     * themselves go to the dead letters and do not hold up the rest.
     *
     * @return how many went to the dead letters
     * @throws DestinationUnavailableException where it is not known to be taken in: claim again, and read on from there
     */
    int write(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next);

    /** Lets go of connections; the next claim opens them again. Never fails. */
    @Override
    void close();
}
