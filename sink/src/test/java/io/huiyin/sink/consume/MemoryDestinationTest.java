package io.huiyin.sink.consume;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The twin is one. */
final class MemoryDestinationTest extends DestinationContract {
    @Override
    protected StoreUnderTest store() {
        var store = new MemoryStore();
        return new StoreUnderTest() {
            @Override
            public Destination sink(String owner, DeadLetters deadLetters) {
                return new MemoryDestination(store, deadLetters);
            }

            @Override
            public Map<String, String> facts() {
                return store.facts();
            }

            @Override
            public Map<String, String> states() {
                return store.states();
            }

            @Override
            public Map<TopicPartition, Long> positions() {
                return store.positions();
            }

            @Override
            public void goesAway() {
                store.away(true);
            }

            @Override
            public void comesBack() {
                store.away(false);
            }

            @Override
            public void losesNextAnswer() {
                store.losesNextAnswer();
            }

            @Override
            public void close() {
                store.away(true);
            }
        };
    }
}
