package io.huiyin.sink.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.huiyin.event.Escalation;
import io.huiyin.json.EventJson;
import java.net.URI;
import java.util.Locale;

/** What a webhook says: {@code type}, {@code timestamp} and {@code data} as the Standard Webhooks specification advises, and a link. */
final class Body {
    private Body() {}

    /**
     * The JSON of an escalation.
     *
     * @param console where people open the case
     */
    static String of(Escalation escalation, URI console) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("type", "escalation." + escalation.getKind().name().toLowerCase(Locale.ROOT));
        body.put("timestamp", escalation.getRaisedAt().toString());
        body.put("link", console.resolve("/cases/" + escalation.getCaseId()).toString());
        body.set("data", EventJson.write(escalation));
        return body.toString();
    }
}
