package io.huiyin.processor.topology;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsGroupTest {
    @ParameterizedTest
    @CsvSource({
        "'',      main.consumer.group.instance.id, up,   1",
        "classic, session.timeout.ms,              6000, 2",
        "streams, transaction.timeout.ms,          6000, 0",
    })
    void settings_that_the_protocol_takes_pass(String protocol, String key, String value, int standbys) {
        assertThatCode(() -> StreamsGroup.requirePossible(properties(protocol, key, value), standbys, "g"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "consumer, linger.ms,                       5,    0, 'processor.group.protocol is ''consumer''; it must be classic or streams'",
        "streams,  main.consumer.group.instance.id, up,   0, 'kafka.main.consumer.group.instance.id is ''up'', but groups of the protocol streams have no static members'",
        "streams,  group.instance.id,               up,   0, 'leave it out, or set processor.group.protocol=classic'",
        "streams,  session.timeout.ms,              6000, 0, 'set streams.session.timeout.ms of the group g there'",
        "streams,  linger.ms,                       5,    1, 'processor.standbys is 1, but with the protocol streams the brokers hold that number'",
    })
    void settings_that_it_cannot_take_are_refused_with_their_key(
            String protocol, String key, String value, int standbys, String sentence) {
        assertThatThrownBy(() -> StreamsGroup.requirePossible(properties(protocol, key, value), standbys, "g"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private static Map<String, String> properties(String protocol, String key, String value) {
        var properties = new HashMap<>(Map.of(key, value));
        if (!protocol.isEmpty()) {
            properties.put("group.protocol", protocol);
        }
        return properties;
    }
}
