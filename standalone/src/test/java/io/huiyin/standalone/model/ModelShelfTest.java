package io.huiyin.standalone.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.component.KafkaConnection;
import io.huiyin.event.Model;
import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import io.huiyin.topic.TopicCreation;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelShelfTest {
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

    /** Bytes that do not pack, as many as a model may have: more than a producer sends by default. */
    private final byte[] largest = new byte[1_572_864];

    @Test
    void publish_severalNamesAndTenants_numbersEachByItself(@TempDir Path folder) throws Exception {
        new Random(1).nextBytes(largest);
        try (var broker = new EmbeddedBroker(new BrokerConfig(folder, 0))) {
            broker.start();
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                new TopicCreation("huiyin.", 1, (short) 1).run(admin);
            }
            var shelf = new ModelShelf(
                    new KafkaConnection(broker.bootstrapServers(), "mock://model-shelf", "huiyin.", Map.of()));

            assertThat(shelf.publish(draft("mine", "desk")).getVersion()).isEqualTo(1);
            assertThat(shelf.publish(draft("mine", "desk")).getVersion()).isEqualTo(2);
            assertThat(shelf.publish(draft("mine", "urgency")).getVersion()).isEqualTo(1);
            assertThat(shelf.publish(draft("*", "desk")).getVersion()).isEqualTo(1);

            assertThat(shelf.all())
                    .extracting(model -> model.getTenant() + "@" + model.getName() + "@" + model.getVersion())
                    .containsExactly("*@desk@1", "mine@desk@1", "mine@desk@2", "mine@urgency@1");
            assertThat(shelf.all().getFirst().getArtefact()).isEqualTo(ByteBuffer.wrap(largest));
            assertThat(found(shelf, "mine", "desk", NOW)).isEqualTo("mine desk 2");
            assertThat(found(shelf, "other", "desk", NOW)).isEqualTo("* desk 1");
            assertThat(found(shelf, "", "urgency", NOW)).isEqualTo("mine urgency 1");
            assertThat(found(shelf, "mine", "", NOW)).isEqualTo("[mine desk, mine urgency]");
            assertThat(found(shelf, "mine", "desk", NOW.minusMillis(1))).isEqualTo("none");
        }
    }

    private static String found(ModelShelf shelf, String tenant, String name, Instant at) {
        var found = shelf.inForce(
                Optional.of(tenant).filter(given -> !given.isEmpty()),
                Optional.of(name).filter(given -> !given.isEmpty()),
                at);
        return switch (found) {
            case ModelShelf.Found.One one ->
                one.model().getTenant() + " " + one.model().getName() + " "
                        + one.model().getVersion();
            case ModelShelf.Found.Several several -> several.names().toString();
            case ModelShelf.Found.None _none -> "none";
        };
    }

    private Model draft(String tenant, String name) {
        return Model.newBuilder()
                .setTenant(tenant)
                .setName(name)
                .setVersion(1)
                .setEffectiveFrom(NOW)
                .setPublishedAt(NOW)
                .setPublishedBy("test")
                .setArtefact(ByteBuffer.wrap(largest))
                .setNote("")
                .build();
    }
}
