package io.huiyin.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicStateTest {
    private static final Map<String, String> WANTED = Map.of("cleanup.policy", "compact", "retention.ms", "-1");

    @Test
    void topic_as_in_the_catalogue_has_no_differences() {
        var state =
                new TopicState("x.cases", 4, Map.of("cleanup.policy", "compact", "retention.ms", "-1", "other", "1"));
        assertThat(state.differences(4, WANTED)).isEmpty();
    }

    @Test
    void other_number_of_partitions_is_told_and_left_alone() {
        assertThat(new TopicState("x.cases", 3, WANTED).differences(4, WANTED))
                .singleElement()
                .asString()
                .startsWith("Topic x.cases has 3 partitions; 4 are asked for.")
                .contains("left alone");
    }

    @Test
    void other_setting_is_told_with_the_command_that_sets_it() {
        var state = new TopicState("x.cases", 4, Map.of("cleanup.policy", "delete", "retention.ms", "-1"));
        assertThat(state.differences(4, WANTED))
                .containsExactly("Topic x.cases has cleanup.policy=delete; the catalogue says compact. Set it with"
                        + " kafka-configs.sh --alter --entity-type topics --entity-name x.cases --add-config"
                        + " cleanup.policy=compact.");
    }
}
