package io.huiyin.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerFeaturesTest {
    private static final String KEY = "processor.group.protocol";

    /** Levels: 3.8 knows 20, 3.9 knows 21, 4.3 knows more; a feature in force is known. */
    @ParameterizedTest
    @CsvSource({
        "20, 0, 0, classic,  'metadata.version up to 20, so they are older than Kafka 3.9'",
        "20, 0, 0, streams,  'older than Kafka 3.9'",
        "21, 0, 0, classic,  ''",
        "21, 0, 0, streams,  'older than Kafka 4.2; set processor.group.protocol=classic'",
        "21, 0, 0, consumer, 'older than Kafka 4.0; set processor.group.protocol=classic'",
        "29, 1, 0, streams,  'streams.version is off; turn it on (kafka-features.sh upgrade --feature streams.version=1)'",
        "29, 1, 0, consumer, 'group.version is off'",
        "29, 1, 1, streams,  ''",
        "29, 1, 1, consumer, ''",
        "29, 1, 0, classic,  ''",
    })
    void brokers_are_objected_to_where_they_cannot(
            short metadata, short known, short inForce, String protocol, String expected) {
        var features = new BrokerFeatures(
                Map.of("metadata.version", metadata, "streams.version", known, "group.version", known),
                Map.of("streams.version", inForce, "group.version", inForce));
        var objection = features.objection(protocol, KEY);
        if (expected.isEmpty()) {
            assertThat(objection).isEmpty();
        } else {
            assertThat(objection).get().asString().contains(expected);
        }
    }

    @Test
    void brokers_that_say_nothing_are_not_objected_to() {
        var silent = new BrokerFeatures(Map.of(), Map.of());
        assertThat(silent.objection("classic", KEY)).isEmpty();
        assertThat(silent.objection("streams", KEY)).isEmpty();
    }
}
