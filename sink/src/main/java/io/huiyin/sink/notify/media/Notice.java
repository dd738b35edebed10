package io.huiyin.sink.notify.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.check.Problem;
import io.huiyin.event.Escalation;
import io.huiyin.json.EventJson;
import io.huiyin.json.Read;
import java.util.List;

/**
 * One page as the ledger has it.
 *
 * @param link where people open the case
 * @param payload the JSON that it was read from, byte for byte what a webhook is given
 */
public record Notice(Escalation escalation, String link, String payload) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads what the ledger has: {@code type}, {@code timestamp}, {@code link}, and {@code data}, the escalation. */
    public static Read<Notice> read(String payload) {
        try {
            var body = JSON.readTree(payload);
            return switch (EventJson.read(body.path("data"), Escalation.class)) {
                case Read.Valid<Escalation> one ->
                    new Read.Valid<>(new Notice(one.value(), body.path("link").asText(), payload));
                case Read.Invalid<Escalation> not -> new Read.Invalid<>(not.problems());
            };
        } catch (JsonProcessingException e) {
            return new Read.Invalid<>(List.of(new Problem("payload", payload, "the JSON of an escalation")));
        }
    }
}
