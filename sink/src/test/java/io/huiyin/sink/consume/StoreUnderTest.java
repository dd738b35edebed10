package io.huiyin.sink.consume;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** A store as the contract kit sees it: what is in it, by whatever way others read it, and the faults that it can have. */
public interface StoreUnderTest extends AutoCloseable {

    /** Another sink that shares the store. The kit closes it. */
    Destination sink(String owner, DeadLetters deadLetters);

    /** The facts: where each came from, by id. */
    Map<String, String> facts();

    /** The states: {@code revision@place} by key. */
    Map<String, String> states();

    /** The offset of each partition from which to read on. */
    Map<TopicPartition, Long> positions();

    /** From now on nobody reaches it, until {@link #comesBack()}; who is connected loses the connection. */
    void goesAway();

    /** As before, with what it had. */
    void comesBack();

    /** The next commit is done, and who asked for it never hears so. */
    void losesNextAnswer();

    @Override
    void close();
}
