package io.huiyin.standalone.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.standalone.registry.EmbeddedRegistry;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Confluent's official client of the registry for Node, {@code @confluentinc/schemaregistry}. */
class NpmClientTest {
    @BeforeAll
    static void install() throws Exception {
        NodeClients.install();
    }

    @Test
    void record_goes_to_the_node_client_and_back() throws Exception {
        try (var registry = EmbeddedRegistry.inMemory()) {
            registry.start();
            var ours = new ReportOnTopic("huiyin.reports", registry.address());
            var hex = HexFormat.of().formatHex(ours.written());
            var said =
                    NodeClients.say(Map.of(), "registry.mjs", registry.address().toString(), ours.topic(), hex);

            assertThat(said.path("eventId").asText()).isEqualTo("interop-1");
            assertThat(said.path("title").asText()).isEqualTo("皮带机异响");
            assertThat(said.path("submittedAt").asLong())
                    .isEqualTo(ReportOnTopic.REPORT.getSubmittedAt().toEpochMilli());
            assertThat(ours.read(HexFormat.of().parseHex(said.path("written").asText())))
                    .isEqualTo(ReportOnTopic.REPORT);
            assertThat(said.path("subjects")).hasToString("[\"huiyin.reports-value\",\"npm-value\"]");
            assertThat(said.path("versions")).hasToString("[1]");
            assertThat(said.path("idIsTheSame").asBoolean()).isTrue();
            assertThat(said.path("idFound").asBoolean()).isTrue();
            assertThat(said.path("compatible").asBoolean()).isTrue();
            assertThat(said.path("narrowedIsCompatible").asBoolean(true)).isFalse();
        }
    }
}
