package io.huiyin.component;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * What the brokers say that they can do, as far as it decides whether a part of ours runs on them. Some brokers of others say
 * nothing: then nothing is held against them.
 *
 * @param known the highest level of each feature that they know
 * @param inForce the level at which each is in force
 */
public record BrokerFeatures(Map<String, Short> known, Map<String, Short> inForce) {
    private static final String METADATA = "metadata.version";
    private static final String STREAMS = "streams.version";
    private static final String GROUP = "group.version";

    /** {@code metadata.version} 3.9-IV0. https://github.com/apache/kafka/blob/3.9/server-common/src/main/java/org/apache/kafka/server/common/MetadataVersion.java */
    private static final short KAFKA_3_9 = 21;

    public BrokerFeatures {
        known = Map.copyOf(known);
        inForce = Map.copyOf(inForce);
    }

    /** Asks them. Throws KafkaException where they do not answer. */
    public static BrokerFeatures ask(Admin admin) {
        try {
            var features = admin.describeFeatures().featureMetadata().get();
            return new BrokerFeatures(
                    features.supportedFeatures().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().maxVersion())),
                    features.finalizedFeatures().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().maxVersionLevel())));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while asking the brokers what they can do", e);
        }
    }

    /**
     * Why a part cannot run on them with this protocol of groups ({@code classic}, {@code consumer}, {@code streams}), and what to
     * do; empty where it can.
     *
     * @param key the setting that chose the protocol
     */
    public Optional<String> objection(String protocol, String key) {
        var metadata = known.get(METADATA);
        if (metadata != null && metadata < KAFKA_3_9) {
            return Optional.of("the brokers know " + METADATA + " up to " + metadata
                    + ", so they are older than Kafka 3.9 (" + KAFKA_3_9 + "); bring them to 3.9 or newer");
        }
        return switch (protocol) {
            case "streams" -> missing(STREAMS, "4.2", protocol, key);
            case "consumer" -> missing(GROUP, "4.0", protocol, key);
            default -> Optional.empty();
        };
    }

    private Optional<String> missing(String feature, String release, String protocol, String key) {
        if (known.isEmpty() || inForce.getOrDefault(feature, (short) 0) > 0) {
            return Optional.empty();
        }
        var beginning = "the brokers have no groups of the protocol " + protocol + ": ";
        return Optional.of(beginning
                + (known.getOrDefault(feature, (short) 0) > 0
                        ? "their feature " + feature + " is off; turn it on (kafka-features.sh upgrade --feature "
                                + feature + "=1), or set " + key + "=classic"
                        : "they are older than Kafka " + release + "; set " + key + "=classic"));
    }
}
