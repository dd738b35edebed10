package io.huiyin.standalone.stack;

import io.huiyin.standalone.settings.Key;
import io.huiyin.standalone.settings.Settings;
import io.huiyin.topic.TopicCreation;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Makes the topics of the catalogue with the settings of this run. */
public final class TopicSetup {
    private TopicSetup() {}

    /** Safe to call again. Throws where Kafka cannot be reached, with the setting to look at. */
    public static TopicCreation.Outcome run(Settings settings) {
        var creation = creation(settings);
        var kafka = settings.kafka();
        try (var admin = Admin.create(
                kafka.clientProperties(Map.of("request.timeout.ms", 10_000, "default.api.timeout.ms", 20_000)))) {
            return creation.run(admin);
        }
    }

    /** How this run makes topics. */
    public static TopicCreation creation(Settings settings) {
        return new TopicCreation(settings.text(Key.TOPICS_PREFIX), settings.number(Key.TOPICS_PARTITIONS), (short)
                settings.number(Key.TOPICS_REPLICATION));
    }
}
