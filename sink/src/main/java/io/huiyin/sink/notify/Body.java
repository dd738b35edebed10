package io.huiyin.sink.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.event.Escalation;
import io.huiyin.json.EventJson;
import java.net.URI;
import java.util.Locale;

/** What a webhook says: {@code type}, {@code timestamp} and {@code data} as the Standard Webhooks specification advises, and a link. */
final class Body {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Body() {}

    /** The same without what it says of a text: it may be that the case became confidential since it was written. */
    static String silent(String body) {
        try {
            var said = JSON.readTree(body);
            if (!(said.get("data") instanceof ObjectNode data)) {
                return body;
            }
            data.putNull("title").put("excerpt", "");
            return said.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of the ledger is no JSON", e);
        }
    }

    /**
     * The JSON of an escalation.
     *
     * @param console where people open the case
     */
    static String of(Escalation escalation, URI console) {
        return leading(escalation, console.resolve("/cases/" + escalation.getCaseId()));
    }

    /** The JSON of an escalation, with a link that leads elsewhere. */
    static String leading(Escalation escalation, URI link) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("type", "escalation." + escalation.getKind().name().toLowerCase(Locale.ROOT));
        body.put("timestamp", escalation.getRaisedAt().toString());
        body.put("link", link.toString());
        body.set("data", EventJson.write(escalation));
        return body.toString();
    }
}
