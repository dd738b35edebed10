package io.huiyin.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.standalone.embedded.BrokerConfig;
import io.huiyin.standalone.embedded.EmbeddedBroker;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSchemaLogTest {
    private static final String A = "{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}";
    private static final String B = "{\"type\":\"record\",\"name\":\"B\",\"fields\":[]}";

    @TempDir
    private Path folder;

    @Test
    void schemas_kept_in_kafka_are_found_after_a_restart_of_all() {
        try (var broker = new EmbeddedBroker(new BrokerConfig(folder, 0))) {
            broker.start();
            assertThat(register(broker, "a", A)).isEqualTo(1);
            assertThat(register(broker, "b", B)).isEqualTo(2);
        }
        try (var broker = new EmbeddedBroker(new BrokerConfig(folder, 0))) {
            broker.start();
            assertThat(register(broker, "c", B)).isEqualTo(2);
            try (var log = new KafkaSchemaLog(new RegistryConfig(0, broker.bootstrapServers()))) {
                assertThat(log.read())
                        .hasSize(3)
                        .contains(new LogRecord(
                                "{\"keytype\":\"SCHEMA\",\"subject\":\"c\",\"version\":1,\"magic\":1}",
                                "{\"subject\":\"c\",\"version\":1,\"id\":2,\"schema\":"
                                        + LogFormat.JSON.getNodeFactory().textNode(B) + ",\"deleted\":false}"));
            }
        }
    }

    private static int register(EmbeddedBroker broker, String subject, String schema) {
        try (var registry = new EmbeddedRegistry(new RegistryConfig(0, broker.bootstrapServers()));
                var http = HttpClient.newHttpClient()) {
            registry.start();
            return new Ask(http, registry.address())
                    .postSchema("/subjects/" + subject + "/versions", schema)
                    .body()
                    .path("id")
                    .asInt();
        }
    }
}
