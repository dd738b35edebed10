package io.huiyin.processor.topology;

import java.util.List;
import java.util.Map;

/** How processors share the partitions: the protocol of their group, and what it cannot do in this version of Kafka. */
final class StreamsGroup {
    static final String KEY = "processor.group.protocol";
    private static final String CLASSIC = "classic";
    private static final String STREAMS = "streams";

    private static final List<String> STATIC =
            List.of("group.instance.id", "consumer.group.instance.id", "main.consumer.group.instance.id");
    private static final List<String> HELD_BY_BROKERS = List.of("session.timeout.ms", "heartbeat.interval.ms");

    private StreamsGroup() {}

    /** The protocol in these settings of Kafka's. */
    static String protocol(Map<String, String> properties) {
        return properties.getOrDefault("group.protocol", CLASSIC);
    }

    /** Throws IllegalArgumentException, naming the key, for what Kafka would refuse later, or pass over in silence. */
    static void requirePossible(Map<String, String> properties, int standbys, String group) {
        var protocol = protocol(properties);
        if (!protocol.equals(CLASSIC) && !protocol.equals(STREAMS)) {
            throw new IllegalArgumentException(KEY + " is '" + protocol + "'; it must be classic or streams");
        }
        if (protocol.equals(CLASSIC)) {
            return;
        }
        for (var key : STATIC) {
            if (properties.containsKey(key)) {
                throw new IllegalArgumentException(
                        "kafka." + key + " is '" + properties.get(key) + "', but groups of the protocol"
                                + " streams have no static members; leave it out, or set " + KEY + "=classic");
            }
        }
        for (var key : HELD_BY_BROKERS) {
            if (properties.containsKey(key)) {
                throw new IllegalArgumentException(
                        "kafka." + key + " is '" + properties.get(key) + "', but with the protocol"
                                + " streams the brokers hold it; set streams." + key + " of the group " + group
                                + " there (kafka-configs.sh --alter --group), or " + KEY + "=classic");
            }
        }
        if (standbys > 0) {
            throw new IllegalArgumentException(
                    "processor.standbys is " + standbys + ", but with the protocol streams the brokers"
                            + " hold that number; set it to 0 and streams.num.standby.replicas of the group " + group
                            + " there (kafka-configs.sh --alter --group), or " + KEY + "=classic");
        }
    }
}
