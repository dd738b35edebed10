package io.huiyin.processor.state;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Where the stores of a task are kept. */
public enum Keeping {
    /** On disk, with a changelog on the brokers: wherever reports are real. */
    DURABLE {
        @Override
        public <K, V> StoreBuilder<KeyValueStore<K, V>> store(String name, Serde<K> key, Serde<V> value) {
            return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), key, value)
                    .withCachingDisabled()
                    .withLoggingEnabled(Map.of());
        }

        @Override
        public <K, V> StoreBuilder<KeyValueStore<K, V>> memory(String name, Serde<K> key, Serde<V> value) {
            return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), key, value);
        }
    },
    /** In memory and nowhere else: for a simulation, which nobody restores and which commits after every record. */
    PASSING {
        @Override
        public <K, V> StoreBuilder<KeyValueStore<K, V>> store(String name, Serde<K> key, Serde<V> value) {
            return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), key, value)
                    .withCachingDisabled()
                    .withLoggingDisabled();
        }

        @Override
        public <K, V> StoreBuilder<KeyValueStore<K, V>> memory(String name, Serde<K> key, Serde<V> value) {
            return store(name, key, value);
        }
    };

    /** A store that may hold much. Caches are off: every read is of the latest write, and a cache costs more than it saves here. */
    public abstract <K, V> StoreBuilder<KeyValueStore<K, V>> store(String name, Serde<K> key, Serde<V> value);

    /** A store that holds little and is written all the time: in memory, wherever its changelog is. */
    public abstract <K, V> StoreBuilder<KeyValueStore<K, V>> memory(String name, Serde<K> key, Serde<V> value);
}
