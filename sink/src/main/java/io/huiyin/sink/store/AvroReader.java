package io.huiyin.sink.store;

import io.huiyin.serde.RegistryUnavailableException;
import io.huiyin.serde.UnknownSchemaException;
import java.io.IOException;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the values of one topic with whatever Avro deserializer is configured, and tells the record's fault from the registry's. */
public final class AvroReader<V extends SpecificRecord>
        implements Function<ConsumerRecord<byte[], byte[]>, Reading<V>> {
    private final Deserializer<?> deserializer;
    private final Class<V> type;
    private final boolean tombstones;

    private AvroReader(Deserializer<?> deserializer, Class<V> type, boolean tombstones) {
        this.deserializer = deserializer;
        this.type = type;
        this.tombstones = tombstones;
    }

    /** For a topic whose every record has a value. */
    public static <V extends SpecificRecord> AvroReader<V> ofValues(Deserializer<?> deserializer, Class<V> type) {
        return new AvroReader<>(deserializer, type, false);
    }

    /** For a topic on which a record without a value removes what its key names. */
    public static <V extends SpecificRecord> AvroReader<V> ofValuesAndTombstones(
            Deserializer<?> deserializer, Class<V> type) {
        return new AvroReader<>(deserializer, type, true);
    }

    @Override
    public Reading<V> apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return tombstones
                    ? new Reading.Value<>(null)
                    : new Reading.Unreadable<>("INVALID_AVRO", "The record has no value; it must have one.");
        }
        try {
            var value = deserializer.deserialize(record.topic(), record.headers(), record.value());
            return type.isInstance(value)
                    ? new Reading.Value<>(type.cast(value))
                    : new Reading.Unreadable<>(
                            "INVALID_AVRO",
                            "The record is "
                                    + (value == null
                                            ? "nothing"
                                            : value.getClass().getName()) + "; it must be " + type.getName() + ".");
        } catch (UnknownSchemaException e) {
            return new Reading.Unreadable<>("UNKNOWN_SCHEMA", String.valueOf(e.getMessage()));
        } catch (SerializationException e) {
            if (isOfTheRegistry(e)) {
                throw new RegistryUnavailableException(String.valueOf(e.getMessage()), e);
            }
            return new Reading.Unreadable<>("INVALID_AVRO", String.valueOf(e.getMessage()));
        } catch (RetriableException e) {
            throw e;
        }
    }

    /** Confluent's own deserializer tells an unreachable registry by a cause that is an I/O error of the network. */
    private static boolean isOfTheRegistry(SerializationException e) {
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && cause.getClass().getName().startsWith("java.net.")) {
                return true;
            }
        }
        return false;
    }
}
