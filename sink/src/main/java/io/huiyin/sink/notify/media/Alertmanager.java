package io.huiyin.sink.notify.media;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.policy.ChannelAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;

/**
 * The API v2 of Alertmanager, github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml: an alert for each case and clock,
 * which a further step of its ladder makes stand longer.
 */
final class Alertmanager {
    private static final String PATH = "/api/v2/alerts";
    private static final int BAD_REQUEST = 400;
    private static final int LONGEST_DETAIL = 200;

    private Alertmanager() {}

    static Call call(ChannelAddress.Alertmanager address, ChannelTarget target, Message message) {
        var alerts = JsonNodeFactory.instance.arrayNode();
        message.notices().forEach(notice -> alerts.add(alert(address, target, notice, message)));
        var headers = new LinkedHashMap<>(address.headers());
        headers.put("content-type", "application/json");
        return new Call("POST", endpoint(address.url()), headers, alerts.toString(), LONGEST_DETAIL * 4);
    }

    static URI endpoint(URI base) {
        var url = base.toString();
        return URI.create((url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + PATH);
    }

    private static ObjectNode alert(
            ChannelAddress.Alertmanager address, ChannelTarget target, Notice notice, Message message) {
        var said = notice.escalation();
        var language = target.rules().language();
        var page = Page.of(notice, target.readers(), language, message.now());
        var alert = Json.object();
        var labels = alert.putObject("labels");
        address.labels().forEach(labels::put);
        labels.put("alertname", "HuiyinEscalation")
                .put("tenant", said.getTenant())
                .put("site", said.getSite())
                .put("case", said.getCaseId())
                .put("clock", said.getClock())
                .put("category", said.getCategory())
                .put("severity", said.getSeverity().name().toLowerCase(Locale.ROOT));
        var annotations = alert.putObject("annotations");
        annotations
                .put("summary", page.headline())
                .put("description", page.text(language))
                .put("kind", said.getKind().name().toLowerCase(Locale.ROOT))
                .put("step", said.getStep())
                .put("link", notice.link());
        alert.put("startsAt", said.getRaisedAt().toString());
        alert.put("endsAt", message.now().plus(address.lasts()).toString());
        alert.put("generatorURL", notice.link());
        return alert;
    }

    static Attempt judge(Answer answer) {
        if (answer.ok()) {
            return new Attempt.Accepted();
        }
        var detail = Cut.characters(Plain.line(answer.body()), LONGEST_DETAIL);
        return answer.status() == BAD_REQUEST
                ? new Attempt.Rejected("the receiver answered 400: " + detail)
                : new Attempt.Refused(answer.status(), answer.retryAfter(), detail);
    }
}
