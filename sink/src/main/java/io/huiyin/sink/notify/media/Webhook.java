package io.huiyin.sink.notify.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.huiyin.policy.ChannelAddress;
import java.util.HashMap;

/** The Standard Webhooks specification, https://www.standardwebhooks.com. */
final class Webhook {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GONE = 410;

    private Webhook() {}

    static Call call(ChannelAddress.Webhook address, Message message) {
        var body = message.isGroup()
                ? group(message)
                : message.notices().getFirst().payload();
        var headers = new HashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", message.id());
        headers.put("webhook-timestamp", Long.toString(message.now().getEpochSecond()));
        address.secret()
                .ifPresent(secret ->
                        headers.put("webhook-signature", Signature.of(secret, message.id(), message.now(), body)));
        return new Call("POST", address.url(), headers, body, 0);
    }

    /** The status decides; 410 means that the receiver wants no more. */
    static Attempt judge(Answer answer) {
        if (answer.ok()) {
            return new Attempt.Accepted();
        }
        return answer.status() == GONE
                ? new Attempt.Rejected("the receiver answered 410: it wants no more")
                : new Attempt.Refused(answer.status(), answer.retryAfter());
    }

    /** The pages that are carried as they would have been posted one by one, and how many they are in all. */
    private static String group(Message message) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("type", "escalation.group");
        body.put(
                "timestamp",
                message.notices().getLast().escalation().getRaisedAt().toString());
        body.put("count", message.count());
        var pages = body.putArray("data");
        try {
            for (var notice : message.notices()) {
                pages.add(JSON.readTree(notice.payload()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice was read from JSON and its payload is none", e);
        }
        return body.toString();
    }
}
