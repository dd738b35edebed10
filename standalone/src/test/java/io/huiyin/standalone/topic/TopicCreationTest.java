package io.huiyin.standalone.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.topic.Topic;
import io.huiyin.topic.TopicCreation;
import io.huiyin.topic.TopicCreationException;
import io.huiyin.topic.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicCreationTest {
    private final EmbeddedBroker broker;
    private final Admin admin;

    TopicCreationTest(@TempDir Path folder) {
        broker = new EmbeddedBroker(new BrokerConfig(folder, 0));
        broker.start();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void topics_that_are_missing_are_created_and_found_the_same() {
        var creation = new TopicCreation("a.", 3, (short) 1);
        assertThat(creation.run(admin).created())
                .hasSize(Topics.all().size())
                .contains("a.reports", "a.policies", "a.dead-letters");
        assertThat(creation.run(admin)).isEqualTo(new TopicCreation.Outcome(java.util.List.of(), java.util.List.of()));
    }

    @Test
    void topics_with_other_partitions_are_left_alone_and_told() {
        new TopicCreation("b.", 2, (short) -1).run(admin);
        var outcome = new TopicCreation("b.", 4, (short) -1).run(admin);
        assertThat(outcome.created()).isEmpty();
        assertThat(outcome.differences())
                .hasSize((int) Topics.all().stream()
                        .filter(topic -> topic.partitioning() == Topic.Partitioning.TASKS)
                        .count())
                .anyMatch(sentence -> sentence.startsWith("Topic b.cases has 2 partitions; 4 are asked for."))
                .noneMatch(sentence -> sentence.contains("b.policies") || sentence.contains("b.models"));
    }

    @Test
    void more_copies_than_brokers_is_refused_with_the_setting() {
        assertThatThrownBy(() -> new TopicCreation("c.", 1, (short) 3).run(admin))
                .isInstanceOf(TopicCreationException.class)
                .hasMessageContaining("c.")
                .hasMessageContaining("Set topics.replication.factor");
    }
}
