package io.huiyin.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.huiyin.check.Problem;
import io.huiyin.event.CaseAction;
import io.huiyin.event.Report;
import io.huiyin.ingest.client.GatewayClient;
import io.huiyin.ingest.client.GatewayClientConfig;
import io.huiyin.ingest.client.Reply;
import io.huiyin.topic.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client and the gateway understand each other. */
class GatewayClientOnGatewayTest {
    private final RunningGateway gateway = RunningGateway.ofAnyTenant();
    private final GatewayClient client = new GatewayClient(GatewayClientConfig.of(gateway.address()));

    @AfterEach
    void close() {
        client.close();
        gateway.close();
    }

    @Test
    void report_isAcceptedWithTheReferenceThatTheClientIsTold() {
        var reply = client.submit(Report.newBuilder()
                .setEventId("r-1")
                .setTenant("acme")
                .setSite("north")
                .setText("三号井口的灯坏了")
                .setSubmittedAt(RunningGateway.NOW)
                .build());

        assertThat(reply).isInstanceOfSatisfying(Reply.Accepted.class, accepted -> {
            assertThat(accepted.eventId()).isEqualTo("r-1");
            assertThat(accepted.reference()).isEqualTo(Reference.of("acme", "r-1"));
            assertThat(accepted.caseId()).startsWith("acme.north.");
            assertThat(accepted.statusUrl()).startsWith("https://");
        });
        assertThat(gateway.reports()).extracting(Report::getText).containsExactly("三号井口的灯坏了");
    }

    @Test
    void action_asSomebodyWroteIt_isAcceptedUnderTheIdentityThatItWasGiven() {
        var action = JsonNodeFactory.instance
                .objectNode()
                .put("tenant", "acme")
                .put("site", "north")
                .put("reference", Reference.of("acme", "r-1"))
                .put("action", "ACKNOWLEDGE")
                .put("actor", "li");

        var reply = client.act(action);

        assertThat(gateway.actions())
                .extracting(CaseAction::getEventId)
                .containsExactly(((Reply.Accepted) reply).eventId());
    }

    @Test
    void wrongReport_isRefusedFieldByField() {
        var reply = client.submit(
                JsonNodeFactory.instance.objectNode().put("tenant", "acme").put("sight", "north"));

        assertThat(reply).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.status()).isBetween(400, 499);
            assertThat(refused.errors()).extracting(Problem::field).contains("site", "sight");
            assertThat(refused.lines()).anySatisfy(line -> assertThat(line).contains("sight is 'north'"));
        });
    }
}
