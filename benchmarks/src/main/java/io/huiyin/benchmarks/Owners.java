package io.huiyin.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedFrame;

/** Whose work a stack is: that of the innermost frame with a known owner, the JDK having none. */
final class Owners {
    private static final String OURS = "io.huiyin.processor.";
    private static final Map<String, String> BY_PREFIX = new LinkedHashMap<>();

    static {
        BY_PREFIX.put("org.rocksdb.RocksDB.put", "RocksDB put");
        BY_PREFIX.put("org.rocksdb.RocksDB.delete", "RocksDB put");
        BY_PREFIX.put("org.rocksdb.RocksDB.write", "RocksDB put");
        BY_PREFIX.put("org.rocksdb.RocksDB.get", "RocksDB get");
        BY_PREFIX.put("org.rocksdb.", "RocksDB, other");
        BY_PREFIX.put("org.apache.avro.", "Avro");
        BY_PREFIX.put("io.huiyin.event.", "Avro");
        BY_PREFIX.put("io.huiyin.serde.", "Avro");
        BY_PREFIX.put("io.huiyin.check.", "validate");
        BY_PREFIX.put("net.jpountz.", "lz4");
        BY_PREFIX.put("org.apache.kafka.common.compress.", "lz4");
        BY_PREFIX.put("org.apache.kafka.clients.producer.", "producer");
        BY_PREFIX.put("org.apache.kafka.common.record.", "producer");
        BY_PREFIX.put("org.apache.kafka.clients.", "consumer and commits");
        BY_PREFIX.put("org.apache.kafka.common.network.", "consumer and commits");
        BY_PREFIX.put("org.apache.kafka.streams.state.", "Kafka Streams, stores");
        BY_PREFIX.put("org.apache.kafka.streams.", "Kafka Streams, other");
        BY_PREFIX.put("io.huiyin.benchmarks.", "floor");
    }

    private Owners() {}

    static String of(List<RecordedFrame> innermostFirst) {
        for (var frame : innermostFirst) {
            var name = frame.getMethod().getType().getName() + "."
                    + frame.getMethod().getName();
            if (name.startsWith(OURS)) {
                var rest = name.substring(OURS.length());
                return rest.substring(0, rest.indexOf('.'));
            }
            for (var known : BY_PREFIX.entrySet()) {
                if (name.startsWith(known.getKey())) {
                    return known.getValue();
                }
            }
        }
        return "JDK";
    }
}
