package io.huiyin.sink.notify.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.policy.ChannelAddress;
import io.huiyin.policy.Language;
import io.huiyin.policy.TemplateText;
import io.huiyin.sink.notify.media.PlayedService.Request;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The template that docs/channels.md shows for Opsgenie's Alert API. */
final class TemplateTest extends HttpMediumContract {
    private static final TemplateText OPSGENIE = new TemplateText("""
            {"message": "{{headline:130}}", "alias": "{{case}}/{{clock}}", "description": "{{text:15000}}",
             "entity": "{{link}}", "priority": "P2", "source": "Huiyin", "details": {"excerpt": "{{excerpt}}", "count": {{count}}}}
            """);

    @Override
    ChannelAddress address(URI server) {
        return new ChannelAddress.Template(
                "POST", server.resolve("/v2/alerts"), Map.of("Authorization", "GenieKey " + SECRET), OPSGENIE);
    }

    @Override
    int successStatus() {
        return 202;
    }

    @Override
    String success() {
        return "{\"result\":\"Request will be processed\",\"took\":0.3,\"requestId\":\"1\"}";
    }

    /** It is JSON whatever somebody wrote: nothing leaves the text that it stands in. */
    @Override
    void assertHarmless(Request request) {
        assertThat(request.json()).hasSize(7);
        assertThat(request.json().path("details").path("excerpt").asText()).contains("</font>");
    }

    @Test
    void send_page_fillsTheTemplate() {
        send(Notices.single(Notices.leak().build()), Language.EN);
        var request = service.only();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers()).containsEntry("Authorization", "GenieKey " + SECRET);
        assertThat(request.json().path("message").asText()).isEqualTo("[Critical] Overdue: 巷道 3 顶板漏水");
        assertThat(request.json().path("alias").asText()).isEqualTo("mine-7.north.K7M2/respond");
        assertThat(request.json().path("details").path("count").asInt()).isEqualTo(1);
        assertThat(request.json().path("description").asText()).contains("Owner: 安全科 → 张三\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 410, 422})
    void send_whatNoRetryMends_isRejected_andTheKeyIsNotTold(int status) {
        service.answers(PlayedService.reply(status, "{\"message\":\"Key " + SECRET + " is no good\"}"));
        assertThat(send())
                .isEqualTo(new Attempt.Rejected(
                        "the receiver answered " + status + ": {\"message\":\"Key *** is no good\"}"));
    }
}
