package io.huiyin.processor.topology;

import io.huiyin.serde.Decoded;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** How events are written on topics and read from them. */
public interface Wire {

    /** Reads bytes as this type. The function throws only where the registry cannot be asked. */
    <T extends SpecificRecord> Function<byte[], Decoded<T>> reader(Class<T> type);

    /** Writes values of this type. */
    <T extends SpecificRecord> Serializer<T> writer(Class<T> type);
}
