package io.huiyin.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicsTest {

    static java.util.List<Topic<?>> all() {
        return Topics.all();
    }

    @Test
    void every_topic_constant_is_in_the_catalogue_once() {
        var constants = Arrays.stream(Topics.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Topic.class)
                .count();
        assertThat(Topics.all()).hasSize((int) constants).doesNotHaveDuplicates();
        assertThat(Topics.all()).extracting(Topic::shortName).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void name_is_prefix_and_short_name(Topic<?> topic) {
        assertThat(topic.name("x.")).isEqualTo("x." + topic.shortName()).matches("[a-z.-]+");
        assertThat(topic.subject("x.")).isEqualTo("x." + topic.shortName() + "-value");
        assertThat(topic.doc()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("all")
    void settings_are_kafkas_and_times_are_the_brokers(Topic<?> topic) {
        assertThat(topic.configuration())
                .containsOnlyKeys(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.RETENTION_MS_CONFIG,
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .containsEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        assertThat(Set.of("delete", "compact", "compact,delete"))
                .contains(String.valueOf(topic.configuration().get(TopicConfig.CLEANUP_POLICY_CONFIG)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void compacted_topic_is_kept_for_ever(Topic<?> topic) {
        if (topic.cleanup() == Topic.Cleanup.COMPACT) {
            assertThat(topic.retention()).isEmpty();
            assertThat(topic.configuration()).containsEntry(TopicConfig.RETENTION_MS_CONFIG, "-1");
        }
    }

    @Test
    void only_dead_letters_keep_bytes_as_they_came() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.value().isEmpty())
                .extracting(Topic::shortName)
                .containsExactly("dead-letters");
    }
}
