package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.sink.notify.media.PlayedService.Request;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WebhookTest extends HttpMediumContract {
    @Override
    ChannelAddress address(URI server) {
        return new ChannelAddress.Webhook(server.resolve("/hook"), Optional.of(SECRET));
    }

    @Override
    String success() {
        return "";
    }

    @Override
    int successStatus() {
        return 204;
    }

    @Override
    boolean readsNoBody() {
        return true;
    }

    /** It is data for a program; that decides what to show. */
    @Override
    void assertHarmless(Request request) {
        assertThat(request.json().path("data").path("excerpt").asText()).contains("<!channel>");
    }

    @Test
    void send_page_isTheLedgersJson_signedByItsIdAndTime() {
        var message = Notices.single(Notices.leak().build());
        send(message, Language.BOTH);
        var request = service.only();
        assertThat(request.body()).isEqualTo(message.notices().getFirst().payload());
        assertThat(request.headers())
                .containsEntry("webhook-id", "mine-7.north.K7M2/respond/breach/1")
                .containsEntry("webhook-timestamp", Long.toString(Notices.NOW.getEpochSecond()))
                .containsEntry("webhook-signature", Signature.of(SECRET, message.id(), Notices.NOW, request.body()));
    }

    @Test
    void send_flood_hasThePagesAsTheyWouldHaveBeen_andHowMany() {
        send(Notices.flood(3, 40), Language.BOTH);
        var json = service.only().json();
        assertThat(json.path("type").asText()).isEqualTo("escalation.group");
        assertThat(json.path("count").asInt()).isEqualTo(40);
        assertThat(json.path("data")).hasSize(3);
        assertThat(json.path("data").path(0).path("data").path("caseId").asText())
                .isEqualTo("mine-7.north.C0");
        assertThat(service.only().headers()).containsEntry("webhook-id", "group-1");
    }

    @Test
    void send_gone_isRejected() {
        service.answers(PlayedService.reply(410, ""));
        assertThat(send()).isEqualTo(new Attempt.Rejected("the receiver answered 410: it wants no more"));
    }
}
